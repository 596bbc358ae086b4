import { FilterBar } from '@/components/ui/FilterBar'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'
import { type OrderSearch, STATUSES } from '../rules'

export interface OrderToolsProps {
  value: OrderSearch
  view: 'queue' | 'list'
  onChange: (next: OrderSearch) => void
}

/** Queue or list, each with search and filters. */
export function OrderTools({ value, view, onChange }: OrderToolsProps) {
  const t = useText()
  const who = {
    id: 'who',
    label: t('orders.filter.who'),
    any: t('orders.who.any'),
    value: value.who,
    quick: ['mine'],
    options: view === 'queue' || can('order:write') ? [{ id: 'mine', label: t('orders.who.mine') }] : [],
  }
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
      <div className="min-w-0 grow basis-64">
        {view === 'queue' ? (
          <FilterBar
            search={{ label: t('orders.queue.search'), value: value.q }}
            filters={[
              who,
              {
                id: 'work',
                label: t('orders.filter.work'),
                any: t('orders.work.any'),
                value: value.work,
                quick: ['failed'],
                options: [{ id: 'failed', label: t('orders.work.failed') }],
              },
            ]}
            onChange={(change) => onChange(change as OrderSearch)}
          />
        ) : (
          <FilterBar
            search={{ label: t('orders.list.search'), value: value.q }}
            filters={[
              who,
              {
                id: 'status',
                label: t('orders.filter.status'),
                any: t('orders.status.alive'),
                value: value.status,
                options: [
                  ...STATUSES.map((id) => ({ id, label: t(`orders.status.${id}`) })),
                  { id: 'all', label: t('orders.status.all') },
                ],
              },
            ]}
            onChange={(change) => onChange(change as OrderSearch)}
          />
        )}
      </div>
    </div>
  )
}
