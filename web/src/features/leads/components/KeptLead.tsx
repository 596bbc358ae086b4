import { Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Kept } from '@/components/ui/Kept'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import type { KeptLead } from './NewLead'

const CallDialog = lateComponent(() => import('./CallDialog'))

/** A lead that was entered without a line: its first call can be noted at once, both are sent in this order. */
export function KeptLeadState({ lead, onAnother }: { lead: KeptLead; onAnother: () => void }) {
  const t = useText()
  const [calling, setCalling] = useState(false)
  return (
    <>
      <Kept
        title={t('leads.kept.title', { company: lead.companyName })}
        action={
          <div className="flex flex-wrap justify-center gap-gap">
            <Button icon="plus" onPress={onAnother}>
              {t('leads.entered.another')}
            </Button>
            <Button icon="phone" onPress={() => setCalling(true)}>
              {t('leads.call.log')}
            </Button>
            <AppLink href="/sync" className={buttonClass('primary')}>
              {t('ui.kept.sync')}
            </AppLink>
          </div>
        }
      />
      {calling && (
        <Suspense>
          <CallDialog lead={lead} onClose={() => setCalling(false)} />
        </Suspense>
      )}
    </>
  )
}
