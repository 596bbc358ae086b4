import { Button } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import type { ContractOrder, ContractStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { ORDERS, STATUSES } from '../rules'

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

const ANY = 'ANY'

/** Number, state, owner, order. What is chosen stands in the address, so a view can be kept and sent. */
export function ContractTools({ value, onChange }: ContractToolsProps) {
  const t = useText()
  const slot = 'min-w-0 grow basis-28 md:grow-0 md:basis-36'
  return (
    <div className="flex flex-wrap items-center gap-gap">
      <div className="w-full md:w-48">
        <SearchField
          slash
          label={t('contracts.list.search')}
          value={value.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      {value.customer && (
        <Button icon="close" onPress={() => onChange({ customer: undefined })}>
          {t('contracts.list.oneCustomer')}
        </Button>
      )}
      <div className={slot}>
        <Select
          label={t('contracts.field.status')}
          hideLabel
          value={value.status ?? ANY}
          onChange={(id) => onChange({ status: id === ANY ? undefined : (id as ContractStatus) })}
          options={[
            { id: ANY, label: t('contracts.list.anyStatus') },
            ...STATUSES.map((id) => ({ id, label: t(`contracts.status.${id}`) })),
          ]}
        />
      </div>
      <div className={slot}>
        <Select
          label={t('contracts.field.owner')}
          hideLabel
          value={value.owner ?? ANY}
          onChange={(id) => onChange({ owner: id === ANY ? undefined : 'me' })}
          options={[
            { id: ANY, label: t('contracts.list.anyOwner') },
            { id: 'me', label: t('contracts.list.mine') },
          ]}
        />
      </div>
      <div className={slot}>
        <Select
          label={t('contracts.list.order')}
          hideLabel
          value={value.order ?? 'CREATED_DESC'}
          onChange={(id) => onChange({ order: id === 'CREATED_DESC' ? undefined : (id as ContractOrder) })}
          options={ORDERS.map((id) => ({ id, label: t(`contracts.order.${id}`) }))}
        />
      </div>
    </div>
  )
}
