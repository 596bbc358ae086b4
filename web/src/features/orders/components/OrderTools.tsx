import { RadioGroup } from '@/components/ui/RadioGroup'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import type { OrderStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'
import { type OrderSearch, STATUSES } from '../rules'

const ANY = 'any'

export interface OrderToolsProps {
  value: OrderSearch
  view: 'queue' | 'list'
  onChange: (next: OrderSearch) => void
}

/** Queue or list, search and filters; all of them live in the address. */
export function OrderTools({ value, view, onChange }: OrderToolsProps) {
  const t = useText()
  const box = 'min-w-0 grow basis-36 md:max-w-56'
  return (
    <div className="flex flex-wrap items-center gap-gap">
      <RadioGroup
        label={t('orders.view')}
        hideLabel
        look="segments"
        value={view}
        onChange={(next) => onChange({ view: next as 'queue' | 'list' })}
        options={[
          { id: 'queue', label: t('orders.view.queue') },
          { id: 'list', label: t('orders.view.list') },
        ]}
      />
      {view === 'list' && (
        <>
          <div className="min-w-0 grow basis-full md:basis-64">
            <SearchField
              slash
              label={t('orders.list.search')}
              value={value.q ?? ''}
              onChange={(q) => onChange({ q: q || undefined })}
            />
          </div>
          <div className={box}>
            <Select
              label={t('orders.filter.status')}
              hideLabel
              value={value.status ?? ANY}
              onChange={(id) => onChange({ status: id === ANY ? undefined : (id as OrderStatus | 'all') })}
              options={[
                { id: ANY, label: t('orders.status.alive') },
                ...STATUSES.map((id) => ({ id, label: t(`orders.status.${id}`) })),
                { id: 'all', label: t('orders.status.all') },
              ]}
            />
          </div>
          {can('order:write') && (
            <div className={box}>
              <Select
                label={t('orders.filter.who')}
                hideLabel
                value={value.who ?? ANY}
                onChange={(id) => onChange({ who: id === 'mine' ? 'mine' : undefined })}
                options={[
                  { id: ANY, label: t('orders.who.any') },
                  { id: 'mine', label: t('orders.who.mine') },
                ]}
              />
            </div>
          )}
        </>
      )}
    </div>
  )
}
