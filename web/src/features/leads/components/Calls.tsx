import { Panel } from '@/components/ui/Panel'
import { Timeline } from '@/components/ui/Timeline'
import { useText } from '@/lib/i18n'
import type { CardLead } from './LeadCard'

/** Attempts to reach the customer, newest first; one that is not delivered yet is paler and says so. */
export function Calls({ lead }: { lead: CardLead }) {
  const t = useText()
  return (
    <Panel title={t('leads.calls')}>
      <div className="px-4 pt-3 pb-1">
        {lead.calls.length === 0 && <p className="pb-2 text-muted">{t('leads.calls.none')}</p>}
        <Timeline
          label={t('leads.calls')}
          entries={lead.calls.map(({ id, at, outcome, note, inAskedHours, user }) => {
            const pending = id.startsWith('pending-')
            return {
              id,
              at,
              icon: 'phone' as const,
              pending,
              title: <span className="font-medium">{t(`leads.outcome.${outcome}`)}</span>,
              body: (
                <span className="text-sm">
                  {note && <span className="block whitespace-pre-line text-ink">{note}</span>}
                  {[
                    user?.name,
                    !inAskedHours && t('leads.calls.outside'),
                    pending && t('leads.calls.pending'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              ),
            }
          })}
        />
      </div>
    </Panel>
  )
}
