import { IconButton } from '@/components/ui/IconButton'
import { Menu } from '@/components/ui/Menu'
import { useText } from '@/lib/i18n'
import { useStarts } from '../starts'

/** The next steps of a contact that goes on. */
export function Starts({ id, customerId }: { id: string; customerId: string | undefined }) {
  const t = useText()
  const actions = useStarts(id, customerId)
  if (actions.length === 0) return null
  return (
    <Menu
      label={t('interactions.actions')}
      trigger={<IconButton icon="more" label={t('interactions.actions')} />}
      actions={actions}
    />
  )
}
