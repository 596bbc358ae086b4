import { type ReactNode, Suspense, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Panel } from '@/components/ui/Panel'
import { CallLink } from '@/components/work/CallLink'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { spaced } from '@/lib/phone'
import type { CardLead } from './LeadCard'

const EditDialog = lateComponent(() => import('./EditDialog'))

const link = 'inline-flex min-h-control items-center gap-2 text-accent underline-offset-2 hover:underline'

/** What is known of the customer; what is empty is not shown. */
export function Facts({ lead }: { lead: CardLead }) {
  const t = useText()
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const phone = [
    spaced(lead.phone ?? ''),
    lead.phoneExtension && t('leads.extension', { number: lead.phoneExtension }),
  ]
  const facts: [string, ReactNode][] = [
    ['CONTACT_NAME', lead.contactName],
    [
      'PHONE',
      lead.phone && (
        <CallLink
          phone={lead.phone}
          text={phone.filter(Boolean).join(' ')}
          className={`${link} num`}
          contact={{
            leadId: lead.id,
            name: [lead.contactName, lead.companyName].filter(Boolean).join(', '),
            ...(lead.customer
              ? { customerId: lead.customer.id }
              : { caller: lead.contactName ?? lead.companyName }),
          }}
        />
      ),
    ],
    [
      'EMAIL',
      lead.email && (
        <a href={`mailto:${lead.email}`} className={`${link} break-all`}>
          <Icon name="mail" size={16} />
          {lead.email}
        </a>
      ),
    ],
    ['WISH_FROM', lead.wishFrom && lead.wishTo && `${lead.wishFrom} – ${lead.wishTo}`],
    [
      'SIM_COUNT',
      lead.simCount != null &&
        [format.number(lead.simCount), lead.simCountNote && `(${lead.simCountNote})`]
          .filter(Boolean)
          .join(' '),
    ],
    ['CURRENT_SIMS', lead.currentSims != null && format.number(lead.currentSims)],
    ['MONTHLY_SPEND', lead.monthlySpend && format.money(lead.monthlySpend)],
    ['COMPETITOR', lead.competitor],
    ['NEEDS_DATA', lead.needsData != null && t(lead.needsData ? 'leads.yes' : 'leads.no')],
    ['GROUND', lead.ground && t(`leads.ground.${lead.ground}`)],
    ['REQUEST_SOURCE', lead.requestSource && t(`leads.source.${lead.requestSource}`)],
    ['FISCAL_NUMBER', lead.fiscalNumber && <span className="num">{lead.fiscalNumber}</span>],
    ['ADDRESS', [lead.address, lead.city, lead.region].filter(Boolean).join(', ')],
    ['CONTACTED_ON', lead.contactedOn && format.date(lead.contactedOn)],
  ]
  return (
    <Panel
      title={t('leads.facts')}
      action={
        <IconButton
          icon="edit"
          label={lead.viewerCan.edit.reason ?? t('leads.edit')}
          isDisabled={!lead.viewerCan.edit.allowed}
          onPress={() => setEditing(true)}
        />
      }
    >
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 px-4 py-2">
        {facts
          .filter(([, value]) => value)
          .map(([field, value]) => (
            <div key={field} className="col-span-2 grid min-h-8 grid-cols-subgrid items-center">
              <dt className="text-sm text-muted">{t(`leads.field.${field as 'PHONE'}`)}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
      </dl>
      {lead.note && <p className="border-t border-line px-4 py-3 whitespace-pre-line">{lead.note}</p>}
      {editing && (
        <Suspense>
          <EditDialog lead={lead} onClose={() => setEditing(false)} />
        </Suspense>
      )}
      {lead.result && (
        <p className="border-t border-line px-4 py-3">
          {lead.billingCustomerId && t('leads.billingId', { id: lead.billingCustomerId })}
          {lead.lostReason &&
            [t(`leads.lostReason.${lead.lostReason}`), lead.closeNote].filter(Boolean).join(': ')}
        </p>
      )}
    </Panel>
  )
}
