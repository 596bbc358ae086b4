import { Button } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import type { OfferOrder, OfferStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { ORDERS, STATUSES } from '../rules'
import { CustomerPicker } from './CustomerPicker'

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

const ANY = 'ANY'

/** Number, customer, state, owner, order. What is chosen stands in the address, so a view can be kept and sent. */
export function OfferTools({ value, onChange }: OfferToolsProps) {
  const t = useText()
  const slot = 'min-w-0 grow basis-28 md:grow-0 md:basis-36'
  return (
    <div className="flex flex-wrap items-center gap-gap">
      <div className="w-full md:w-48">
        <SearchField
          slash
          label={t('offers.list.search')}
          value={value.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      <div className={slot}>
        {value.customer ? (
          <Button icon="close" wide onPress={() => onChange({ customer: undefined })}>
            {t('offers.list.oneCustomer')}
          </Button>
        ) : (
          <CustomerPicker
            label={t('offers.list.customer')}
            hideLabel
            onChoose={(customer) => onChange({ customer })}
          />
        )}
      </div>
      <div className={slot}>
        <Select
          label={t('offers.field.status')}
          hideLabel
          value={value.status ?? ANY}
          onChange={(id) => onChange({ status: id === ANY ? undefined : (id as OfferStatus) })}
          options={[
            { id: ANY, label: t('offers.list.anyStatus') },
            ...STATUSES.map((id) => ({ id, label: t(`offers.status.${id}`) })),
          ]}
        />
      </div>
      <div className={slot}>
        <Select
          label={t('offers.field.owner')}
          hideLabel
          value={value.owner ?? ANY}
          onChange={(id) => onChange({ owner: id === ANY ? undefined : 'me' })}
          options={[
            { id: ANY, label: t('offers.list.anyOwner') },
            { id: 'me', label: t('offers.list.mine') },
          ]}
        />
      </div>
      <div className={slot}>
        <Select
          label={t('offers.list.order')}
          hideLabel
          value={value.order ?? 'CREATED_DESC'}
          onChange={(id) => onChange({ order: id === 'CREATED_DESC' ? undefined : (id as OfferOrder) })}
          options={ORDERS.map((id) => ({ id, label: t(`offers.order.${id}`) }))}
        />
      </div>
    </div>
  )
}
