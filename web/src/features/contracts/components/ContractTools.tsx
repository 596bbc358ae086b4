import { FilterBar } from '@/components/ui/FilterBar'
import type { ContractOrder, ContractStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { ORDERS, STATUSES } from '../rules'
import { useCustomerFilter } from './useCustomerFilter'

export interface ContractSearchParams {
  q?: string | undefined
  status?: ContractStatus | undefined
  owner?: 'me' | undefined
  customer?: string | undefined
  order?: ContractOrder | undefined
}

export interface ContractToolsProps {
  value: ContractSearchParams
  onChange: (change: ContractSearchParams) => void
}

/** Number, owner, state, order; the one customer that a link led to. */
export function ContractTools({ value, onChange }: ContractToolsProps) {
  const t = useText()
  const customer = useCustomerFilter(value.customer)
  return (
    <FilterBar
      search={{ label: t('contracts.list.search'), value: value.q }}
      filters={[
        {
          id: 'owner',
          label: t('contracts.field.owner'),
          any: t('contracts.list.anyOwner'),
          value: value.owner,
          quick: ['me'],
          options: [{ id: 'me', label: t('contracts.list.mine') }],
        },
        {
          id: 'status',
          label: t('contracts.field.status'),
          any: t('contracts.list.anyStatus'),
          value: value.status,
          options: STATUSES.map((id) => ({ id, label: t(`contracts.status.${id}`) })),
        },
        {
          id: 'customer',
          label: t('contracts.list.customer'),
          any: t('contracts.list.anyCustomer'),
          ...customer,
        },
      ]}
      order={{
        label: t('contracts.list.order'),
        value: value.order,
        options: ORDERS.map((id) => ({ id, label: t(`contracts.order.${id}`) })),
      }}
      onChange={(change) => onChange(change as ContractSearchParams)}
    />
  )
}
