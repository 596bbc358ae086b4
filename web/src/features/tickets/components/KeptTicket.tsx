import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Kept } from '@/components/ui/Kept'
import { useText } from '@/lib/i18n'

/** In place of the form when a ticket was opened without a line. */
export function KeptTicket({ subject, onAnother }: { subject: string; onAnother: () => void }) {
  const t = useText()
  return (
    <Kept
      title={t('tickets.kept.title', { subject })}
      action={
        <div className="flex flex-wrap justify-center gap-gap">
          <Button icon="plus" onPress={onAnother}>
            {t('tickets.kept.another')}
          </Button>
          <AppLink href="/sync" className={buttonClass('primary')}>
            {t('ui.kept.sync')}
          </AppLink>
        </div>
      }
    />
  )
}
