import { useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Panel } from '@/components/ui/Panel'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { can as may } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { LeadConvert } from '../api/leadConvert'
import { CHANGED } from '../rules'
import { GiveList } from './GiveList'
import type { CardLead } from './LeadCard'
import { useSteps } from './useSteps'

/** What the lead waits for: a person, the start, a customer and an offer, or its end. */
export function NextStep({ lead }: { lead: CardLead }) {
  const t = useText()
  const steps = useSteps()
  const convert = useWrite(LeadConvert, CHANGED)
  const { viewerCan: can, customer, team } = lead
  const [fiscalNumber, setFiscalNumber] = useState('')
  const needsFiscal =
    convert.error instanceof Refused &&
    convert.error.errors.some(({ path }) => path?.includes('fiscalNumber'))

  if (can.assign.allowed && team) {
    return (
      <Panel title={t('leads.give.title', { team: team.name })}>
        <GiveList
          teamId={team.id}
          count={team.members.length}
          busyWith={steps.givingTo}
          onGive={(person) => steps.give(lead, person)}
        />
      </Panel>
    )
  }
  const working = can.convert.allowed || can.start.allowed
  if (!working && !customer) return null
  return (
    <Panel title={t('leads.next')}>
      <div className="flex flex-col gap-3 p-4">
        {can.start.allowed && (
          <>
            <p className="text-muted">{t('leads.start.text')}</p>
            <Button look="primary" icon="next" onPress={() => void steps.start(lead)}>
              {t('leads.start')}
              <PressKey keys={MAIN_KEY} label={t('leads.start')} />
            </Button>
          </>
        )}
        {customer && (
          <div className="flex flex-wrap items-center gap-gap">
            <AppLink
              href={`/customers/${customer.id}`}
              className={`${buttonClass('secondary')} min-w-0 grow`}
            >
              <span className="min-w-0 truncate">{t('leads.customer.open', { name: customer.name })}</span>
            </AppLink>
            {may('offer:write') && lead.status !== 'COMPLETED' && (
              <AppLink
                href={`/offers/new?lead=${lead.id}&customer=${customer.id}`}
                className={`${buttonClass(can.start.allowed ? 'secondary' : 'primary')} grow`}
              >
                {t('leads.offer.new')}
                {!can.start.allowed && <PressKey keys={MAIN_KEY} label={t('leads.offer.new')} />}
              </AppLink>
            )}
          </div>
        )}
        {!customer && can.convert.allowed && (
          <>
            <p className="text-muted">{t('leads.convert.text')}</p>
            {!lead.fiscalNumber && (
              <TextField
                label={t('leads.convert.fiscal')}
                description={needsFiscal ? t('leads.convert.needsFiscal') : undefined}
                value={fiscalNumber}
                onChange={setFiscalNumber}
              />
            )}
            <Button
              look={can.start.allowed ? 'secondary' : 'primary'}
              icon="customers"
              isPending={convert.isPending}
              onPress={() =>
                convert.mutate(
                  { id: lead.id, fiscalNumber: fiscalNumber.trim() || null },
                  { onSuccess: () => toast({ text: t('leads.converted', { company: lead.companyName }) }) },
                )
              }
            >
              {t('leads.convert')}
              {!can.start.allowed && <PressKey keys={MAIN_KEY} label={t('leads.convert')} />}
            </Button>
          </>
        )}
        <WriteError error={convert.error} />
      </div>
    </Panel>
  )
}
