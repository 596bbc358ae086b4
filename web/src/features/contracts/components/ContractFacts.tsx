import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Money } from '@/components/ui/Money'
import { Panel } from '@/components/ui/Panel'
import type { ContractOrdersQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language } from '@/lib/preferences'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { ContractOrders } from '../api/contractOrders'
import type { CardContract } from './ContractCard'

/** Term, value, people, and where it comes from and leads to. */
export function ContractFacts({ contract }: { contract: CardContract }) {
  const t = useText()
  const format = useFormat()
  const { customer, offer, terms, priceList, cancellation } = contract
  const ordered = ({ orders }: ContractOrdersQuery) =>
    orders.nodes.find((one) => one.contract?.id === contract.id)
  const orders = useQuery({
    ...read(ContractOrders, { customer: customer?.id ?? '' }),
    enabled: customer !== null && can('order:read'),
    // The signature brings it in the background.
    refetchInterval: ({ state }) =>
      contract.status === 'SIGNED' &&
      state.data !== undefined &&
      !ordered(state.data) &&
      state.dataUpdateCount < 30 &&
      2_000,
  })
  const order = orders.data && ordered(orders.data)
  const link = 'inline-flex min-h-control items-center font-medium text-accent underline underline-offset-2'
  return (
    <Panel title={t('contracts.facts')}>
      <dl className="grid gap-x-6 gap-y-3 px-4 py-3 sm:grid-cols-2 lg:grid-cols-3">
        <Fact label={t('contracts.monthly')}>
          <Money value={contract.monthlyNet} />
        </Fact>
        <Fact label={t('contracts.total')}>
          <Money value={contract.contractNet} />
        </Fact>
        <Fact label={t('contracts.term')}>
          {contract.months > 0 && contract.endOn
            ? t('contracts.termFrom', {
                start: format.date(contract.startOn),
                end: format.date(contract.endOn),
                count: contract.months,
              })
            : t('contracts.noTerm', { start: format.date(contract.startOn) })}
        </Fact>
        <Fact label={t('contracts.contact')}>{contract.contact?.name ?? '–'}</Fact>
        <Fact label={t('contracts.field.owner')}>{contract.owner?.name ?? '–'}</Fact>
        <Fact label={t('contracts.language')}>
          {LANGUAGES[contract.language as Language] ?? contract.language}
        </Fact>
        {terms && (
          <Fact label={t('contracts.termsOfService')}>
            {t('contracts.edition', { number: terms.number, day: format.date(terms.effectiveFrom) })}
          </Fact>
        )}
        {priceList && (
          <Fact label={t('contracts.priceList')}>
            {t('contracts.edition', { number: priceList.number, day: format.date(priceList.effectiveFrom) })}
          </Fact>
        )}
        {offer && (
          <Fact label={t('contracts.offer')}>
            <AppLink href={`/offers/${offer.id}`} className={link}>
              {offer.number}
            </AppLink>
          </Fact>
        )}
        {order && (
          <Fact label={t('contracts.order')}>
            <AppLink href={`/orders/${order.id}`} className={link}>
              {order.number}
            </AppLink>
          </Fact>
        )}
        {cancellation && (
          <Fact label={t('contracts.cancelled', { day: format.date(cancellation.createdAt) })}>
            {cancellation.reason}
          </Fact>
        )}
      </dl>
    </Panel>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="num font-medium">{children}</dd>
    </div>
  )
}
