import { useText } from '@/lib/i18n'
import { useOutbox } from '@/lib/outbox/outbox'
import { sessionStore } from '@/lib/session'
import { AppLink } from './AppLink'
import { Icon } from './Icon'

/** How much of a list is on this device only, and the way to it. Operations: the writes that add to the list. */
export function UnsentNote({ operations }: { operations: readonly string[] }) {
  const t = useText()
  const count = useOutbox().filter(({ operation }) => operations.includes(operation)).length
  if (count === 0) return null
  return (
    <AppLink
      href={sessionStore.get().user?.kind === 'PORTAL' ? '/portal/sync' : '/sync'}
      className="flex min-h-control items-center gap-2 bg-info-soft px-4 py-1 text-sm font-medium text-info"
    >
      <Icon name="sync" size={16} className="shrink-0" />
      <span className="grow">{t('ui.unsent', { count })}</span>
      <Icon name="next" size={16} className="shrink-0" />
    </AppLink>
  )
}
