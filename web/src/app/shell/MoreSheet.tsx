import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Icon } from '@/components/ui/Icon'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { useText } from '@/lib/i18n'
import { useOutbox } from '@/lib/outbox/outbox'
import { type Density, LANGUAGES, type Language, prefer, type Theme, usePreferences } from '@/lib/preferences'
import { signOut, type User } from '@/lib/session'
import { hrefOf, type NavItem } from './navigation'

export interface MoreSheetProps {
  items: readonly NavItem[]
  onClose: () => void
  user: User | null
}

/** The account and the ways of showing; on a phone also what did not fit into the bottom bar. */
export default function MoreSheet({ items, onClose, user }: MoreSheetProps) {
  const t = useText()
  const router = useRouter()
  const { language, theme, density } = usePreferences()
  const go = (to: string) => {
    onClose()
    router.history.push(to)
  }
  const unsent = useOutbox().length
  const [leaving, setLeaving] = useState(false)
  const leave = () => void signOut().finally(() => router.navigate({ to: '/sign-in' }))
  return (
    <Sheet title={t('app.nav.more')} isOpen onClose={onClose}>
      <ul className="-mx-2 mb-3 flex flex-col md:hidden">
        {items.map((item) => (
          <li key={item.to}>
            <button
              type="button"
              onClick={() => go(hrefOf(item))}
              className="flex min-h-row w-full items-center gap-3 rounded-control px-2 text-left font-medium hover:bg-hover"
            >
              <Icon name={item.icon} size={22} className="shrink-0 text-muted" />
              <span className="grow">{t(item.label)}</span>
              <Icon name="next" size={16} className="shrink-0 text-muted" />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-4">
        <Select
          label={t('app.language')}
          options={(Object.keys(LANGUAGES) as Language[]).map((id) => ({ id, label: LANGUAGES[id] }))}
          value={language}
          onChange={(id) => prefer({ language: id as Language })}
        />
        <RadioGroup
          label={t('app.theme')}
          look="segments"
          value={theme}
          onChange={(id) => prefer({ theme: id as Theme })}
          options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`app.theme.${id}`) }))}
        />
        {user?.kind !== 'PORTAL' && (
          <RadioGroup
            label={t('app.density')}
            look="segments"
            value={density}
            onChange={(id) => prefer({ density: id as Density })}
            options={(['desk', 'touch'] as const).map((id) => ({ id, label: t(`app.density.${id}`) }))}
          />
        )}
        {user?.kind === 'STAFF' && (
          <Button icon="lock" onPress={() => go('/password')}>
            {t('app.password')}
          </Button>
        )}
        {user && (
          <div className="flex items-center gap-3 border-t border-line pt-4">
            <Avatar name={user.name} size="large" />
            <span className="min-w-0 grow font-medium">{user.name}</span>
            <Button icon="signOut" onPress={() => (unsent > 0 ? setLeaving(true) : leave())}>
              {t('app.signOut')}
            </Button>
          </div>
        )}
      </div>
      <Dialog
        title={t('sync.leave.title')}
        isOpen={leaving}
        onClose={() => setLeaving(false)}
        actions={
          <>
            <Button onPress={() => go(user?.kind === 'PORTAL' ? '/portal/sync' : '/sync')}>
              {t('sync.leave.see')}
            </Button>
            <Button look="danger" icon="signOut" onPress={leave}>
              {t('app.signOut')}
            </Button>
          </>
        }
      >
        <p>{t('sync.leave.text', { count: unsent })}</p>
      </Dialog>
    </Sheet>
  )
}
