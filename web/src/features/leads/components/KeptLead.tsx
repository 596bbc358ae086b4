import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Kept } from '@/components/ui/Kept'
import { useText } from '@/lib/i18n'
import type { KeptLead } from './NewLead'

/** A lead that was entered without a line. Whose it becomes is decided when it arrives: only they write down calls. */
export function KeptLeadState({ lead, onAnother }: { lead: KeptLead; onAnother: () => void }) {
  const t = useText()
  return (
    <Kept
      title={t('leads.kept.title', { company: lead.companyName })}
      action={
        <div className="flex flex-wrap justify-center gap-gap">
          <Button icon="plus" onPress={onAnother}>
            {t('leads.entered.another')}
          </Button>
          <AppLink href="/sync" className={buttonClass('primary')}>
            {t('ui.kept.sync')}
          </AppLink>
        </div>
      }
    />
  )
}
