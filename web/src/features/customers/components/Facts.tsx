import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Panel } from '@/components/ui/Panel'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { spaced } from '@/lib/phone'
import { LANGUAGES, type Language } from '@/lib/preferences'
import type { CardCustomer } from './CustomerCard'

const link = 'inline-flex min-h-control items-center text-accent underline-offset-2 hover:underline'

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

/** Identity, address, what is in service, the companies above and below. */
export function Facts({ customer }: { customer: CardCustomer }) {
  const t = useText()
  const format = useFormat()
  const address = [
    customer.street,
    [customer.postalCode, customer.city].filter(Boolean).join(' '),
    customer.region,
  ]
    .filter(Boolean)
    .join(', ')
  const { subscriptions, billingAccounts, parent, subsidiaries } = customer
  return (
    <Panel title={t('customers.facts')}>
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-baseline gap-x-3 gap-y-1.5 px-4 pt-1 pb-3">
        <Fact label={t('customers.field.kind')}>{t(`customers.kind.${customer.kind}`)}</Fact>
        <Fact label={t('customers.field.fiscalNumber')}>
          {customer.fiscalNumber && <span className="num">{customer.fiscalNumber}</span>}
        </Fact>
        <Fact label={t('customers.field.registrationNumber')}>
          {customer.registrationNumber && <span className="num">{customer.registrationNumber}</span>}
        </Fact>
        <Fact label={t('customers.field.address')}>{address && `${address}, ${customer.country}`}</Fact>
        <Fact label={t('customers.field.language')}>
          {LANGUAGES[customer.language as Language] ?? customer.language}
        </Fact>
        <Fact label={t('customers.field.branch')}>{customer.branch?.name}</Fact>
        <Fact label={t('customers.since')}>{format.date(customer.createdAt)}</Fact>
        <Fact label={t('customers.accounts')}>
          {billingAccounts.length > 0 && (
            <ul className="flex flex-col gap-1.5">
              {billingAccounts.map((account) => (
                <li key={account.id}>
                  <span className="num">{account.number}</span> {account.name}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact label={t('customers.subscriptions')}>
          {subscriptions.totalCount > 0 && (
            <ul className="flex flex-col gap-1.5">
              {subscriptions.nodes.map((line) => (
                <li key={line.id}>
                  <span className="block whitespace-nowrap">{spaced(line.number)}</span>
                  <span className="text-sm text-muted">
                    {line.tariff} · {t(`customers.line.${line.status}`)}
                  </span>
                </li>
              ))}
              {subscriptions.totalCount > subscriptions.nodes.length && (
                <li className="text-sm text-muted">
                  {t('customers.more', { count: subscriptions.totalCount - subscriptions.nodes.length })}
                </li>
              )}
            </ul>
          )}
        </Fact>
        <Fact label={t('customers.parent')}>
          {parent && (
            <AppLink className={link} href={`/customers/${parent.id}`}>
              {parent.name}
            </AppLink>
          )}
        </Fact>
        <Fact label={t('customers.subsidiaries')}>
          {subsidiaries.length > 0 && (
            <ul>
              {subsidiaries.map((one) => (
                <li key={one.id}>
                  <AppLink className={link} href={`/customers/${one.id}`}>
                    {one.name}
                  </AppLink>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </Panel>
  )
}
