import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Icon } from '@/components/ui/Icon'
import { Panel } from '@/components/ui/Panel'
import { CallLink } from '@/components/work/CallLink'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { can } from '@/lib/session'
import { type CardTicket, clockOf, isProduct } from '../rules'

const link =
  'inline-flex min-h-control items-center gap-2 text-accent-strong underline-offset-2 hover:underline'

/** What is known: whose it is, whom to speak with, what it concerns, who has it, what happens if nobody solves it. */
export function Facts({ ticket }: { ticket: CardTicket }) {
  const t = useText()
  const format = useFormat()
  const { customer, contact, subscription, initiator, owner, team } = ticket
  const product = isProduct(ticket.productType) ? t(`tickets.product.${ticket.productType}`) : null
  const { language } = usePreferences()
  const tried = (ticket.diagnosis ?? []) as readonly { texts: unknown; yes: boolean }[]
  const escalates = clockOf(ticket)?.dueAt
  const facts: [string, ReactNode][] = [
    [
      t('tickets.fact.customer'),
      customer &&
        (can('customer:read') ? (
          <AppLink href={`/customers/${customer.id}`} className={link}>
            {customer.name}
          </AppLink>
        ) : (
          customer.name
        )),
    ],
    [
      t('tickets.fact.contact'),
      contact && (
        <span className="flex flex-col items-start">
          {[contact.name, contact.jobTitle].filter(Boolean).join(', ')}
          {contact.phones?.map((phone) => (
            <CallLink
              key={phone}
              phone={phone}
              className={`${link} num`}
              contact={{
                contactId: contact.id,
                aboutId: ticket.id,
                name: [contact.name, customer?.name].filter(Boolean).join(', '),
                ...(customer ? { customerId: customer.id } : {}),
              }}
            />
          ))}
          {contact.email && (
            <a href={`mailto:${contact.email}`} className={`${link} break-all`}>
              <Icon name="mail" size={16} />
              {contact.email}
            </a>
          )}
        </span>
      ),
    ],
    [t('tickets.fact.kind'), t(`tickets.kind.${ticket.kind}`)],
    [t('tickets.fact.product'), [product, ticket.symptom].filter(Boolean).join(': ')],
    [
      t('tickets.fact.line'),
      subscription && <span className="num">{`${subscription.number} · ${subscription.tariff}`}</span>,
    ],
    [t('tickets.fact.initiator'), initiator?.name],
    [t('tickets.fact.owner'), owner?.name ?? t('tickets.nobody')],
    [t('tickets.queue'), team?.name],
    [t('tickets.fact.origin'), t(`tickets.origin.${ticket.origin}`)],
    [
      t('tickets.fact.diagnosis'),
      tried.length > 0 && (
        <ul className="flex flex-col gap-1 py-1">
          {tried.map(({ texts, yes }) => (
            <li key={named(texts, language, '')}>
              {named(texts, language, '')}{' '}
              <span className="font-semibold">
                {t(yes ? 'tickets.diagnosis.yes' : 'tickets.diagnosis.no')}
              </span>
            </li>
          ))}
        </ul>
      ),
    ],
    [t('tickets.fact.created'), format.dateTime(ticket.createdAt)],
    [t('tickets.fact.level'), t('tickets.levelOf', { level: ticket.level })],
    [t('tickets.fact.escalates'), escalates && format.dateTime(escalates)],
    [t('tickets.fact.resolved'), ticket.resolvedAt && format.dateTime(ticket.resolvedAt)],
    [t('tickets.fact.closed'), ticket.closedAt && format.dateTime(ticket.closedAt)],
  ]
  return (
    <Panel title={t('tickets.facts')}>
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 px-4 py-2">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="col-span-2 grid min-h-8 grid-cols-subgrid items-center">
              <dt className="text-sm text-muted">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  )
}
