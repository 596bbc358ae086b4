import { FilterBar } from '@/components/ui/FilterBar'
import type { OfferOrder, OfferStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { ORDERS, STATUSES } from '../rules'
import { CustomerPicker } from './CustomerPicker'
import { useCustomerFilter } from './useCustomerFilter'

export interface OfferSearchParams {
  q?: string | undefined
  status?: OfferStatus | undefined
  owner?: 'me' | undefined
  customer?: string | undefined
  order?: OfferOrder | undefined
}

export interface OfferToolsProps {
  value: OfferSearchParams
  onChange: (change: OfferSearchParams) => void
}

/** Number, owner, state, customer, order. */
export function OfferTools({ value, onChange }: OfferToolsProps) {
  const t = useText()
  const customer = useCustomerFilter(value.customer)
  const choose = (change: Record<string, string | undefined>) => onChange(change as OfferSearchParams)
  return (
    <FilterBar
      search={{ label: t('offers.list.search'), value: value.q }}
      filters={[
        {
          id: 'owner',
          label: t('offers.field.owner'),
          any: t('offers.list.anyOwner'),
          value: value.owner,
          quick: ['me'],
          options: [{ id: 'me', label: t('offers.list.mine') }],
        },
        {
          id: 'status',
          label: t('offers.field.status'),
          any: t('offers.list.anyStatus'),
          value: value.status,
          options: STATUSES.map((id) => ({ id, label: t(`offers.status.${id}`) })),
        },
        {
          id: 'customer',
          label: t('offers.list.customer'),
          any: '',
          ...customer,
          control: (
            <CustomerPicker
              key="customer"
              label={t('offers.list.customer')}
              onChoose={(customer) => choose({ customer })}
            />
          ),
        },
      ]}
      order={{
        label: t('offers.list.order'),
        value: value.order,
        options: ORDERS.map((id) => ({ id, label: t(`offers.order.${id}`) })),
      }}
      onChange={choose}
    />
  )
}
