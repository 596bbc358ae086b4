import { useQuery } from '@tanstack/react-query'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
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

const ANY = 'ANY'

/** Search, state, segment, order. What is chosen stands in the address, so a view can be kept and sent. */
export function CustomerTools({ value, onChange }: CustomerToolsProps) {
  const t = useText()
  const { language } = usePreferences()
  const choices = useQuery({ ...read(CustomerChoices, {}), staleTime: 3_600_000 })
  const segments = segmentOptions(choices.data?.segments ?? [], language)
  return (
    <div className="flex flex-wrap items-center gap-gap">
      <div className="w-full md:w-80">
        <SearchField
          slash
          label={t('customers.list.search')}
          value={value.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      <div className="min-w-0 grow basis-28 md:grow-0 md:basis-40">
        <Select
          label={t('customers.field.status')}
          hideLabel
          value={value.status ?? ANY}
          onChange={(id) => onChange({ status: id === ANY ? undefined : (id as CustomerStatus) })}
          options={[
            { id: ANY, label: t('customers.list.anyStatus') },
            ...STATUSES.map((id) => ({ id, label: t(`customers.status.${id}`) })),
          ]}
        />
      </div>
      <div className="min-w-0 grow basis-28 md:grow-0 md:basis-40">
        <Select
          label={t('customers.field.segment')}
          hideLabel
          value={value.segment ?? ANY}
          onChange={(id) => onChange({ segment: id === ANY ? undefined : id })}
          options={[{ id: ANY, label: t('customers.list.anySegment') }, ...segments]}
        />
      </div>
      {!value.q && (
        <div className="min-w-0 grow basis-28 md:grow-0 md:basis-40">
          <Select
            label={t('customers.list.order')}
            hideLabel
            value={value.order ?? 'NAME_ASC'}
            onChange={(id) => onChange({ order: id === 'NAME_ASC' ? undefined : (id as 'VALUE_DESC') })}
            options={ORDERS.map((id) => ({ id, label: t(`customers.order.${id}`) }))}
          />
        </div>
      )}
    </div>
  )
}
