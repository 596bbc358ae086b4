import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { useText } from '@/lib/i18n'
import type { NewEntry } from './NewLead'

/** What became of it: a lead of its own and where it goes, joined to an open one, or just received (LEA-06). */
export function Entered({ entry, onAnother }: { entry: NewEntry; onAnother: () => void }) {
  const t = useText()
  const { lead, joinedOn, companyName } = entry
  const joined = lead && joinedOn
  const title = joined
    ? t('leads.entered.joined', { number: lead.number })
    : lead
      ? t('leads.entered.title', { number: lead.number })
      : t('leads.entered.received', { company: companyName })
  return (
    <EmptyState
      icon="check"
      title={title}
      action={
        <div className="flex flex-wrap justify-center gap-gap">
          <Button icon="plus" onPress={onAnother}>
            {t('leads.entered.another')}
          </Button>
          <AppLink
            href={lead ? `/leads/${lead.id}` : '/leads?who=brought'}
            className={buttonClass('primary')}
          >
            {lead ? t('leads.entered.open') : t('leads.who.brought')}
          </AppLink>
        </div>
      }
    >
      {joined && (
        <p>
          {t(lead.owner ? 'leads.entered.joinedWhy' : 'leads.entered.joinedFree', {
            key: t(`leads.key.${joinedOn}`),
            owner: lead.owner?.name ?? '',
          })}
        </p>
      )}
      {!joined && lead && (
        <p>
          {lead.owner
            ? t('leads.entered.owner', { name: lead.owner.name })
            : t('leads.entered.goes', {
                channel: t(`leads.sales.${lead.salesChannel}`),
                team: lead.team?.name ?? '–',
              })}
        </p>
      )}
      {!lead && <p>{t('leads.entered.told')}</p>}
    </EmptyState>
  )
}
