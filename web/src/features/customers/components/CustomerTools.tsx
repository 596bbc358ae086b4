import { useQuery } from '@tanstack/react-query'
import { FilterBar } from '@/components/ui/FilterBar'
import type { CustomerStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { read } from '@/lib/read'
import { CustomerChoices } from '../api/choices'
import { ORDERS, STATUSES, segmentOptions } from '../rules'

export interface CustomerSearchParams {
  q?: string | undefined
  status?: CustomerStatus | undefined
  segment?: string | undefined
  order?: (typeof ORDERS)[number] | undefined
}

export interface CustomerToolsProps {
  value: CustomerSearchParams
  onChange: (change: CustomerSearchParams) => void
}

/** Search, state, segment; what is searched for has an order of its own. */
export function CustomerTools({ value, onChange }: CustomerToolsProps) {
  const t = useText()
  const { language } = usePreferences()
  const choices = useQuery({ ...read(CustomerChoices, {}), staleTime: 3_600_000 })
  return (
    <FilterBar
      search={{ label: t('customers.list.search'), value: value.q }}
      filters={[
        {
          id: 'status',
          label: t('customers.field.status'),
          any: t('customers.list.anyStatus'),
          value: value.status,
          quick: ['ACTIVE', 'PROSPECT'],
          options: STATUSES.map((id) => ({ id, label: t(`customers.status.${id}`) })),
        },
        {
          id: 'segment',
          label: t('customers.field.segment'),
          any: t('customers.list.anySegment'),
          value: value.segment,
          ready: choices.data !== undefined,
          options: segmentOptions(choices.data?.segments ?? [], language),
        },
      ]}
      order={
        value.q
          ? undefined
          : {
              label: t('customers.list.order'),
              value: value.order,
              options: ORDERS.map((id) => ({ id, label: t(`customers.order.${id}`) })),
            }
      }
      onChange={(change) => onChange(change as CustomerSearchParams)}
    />
  )
}
