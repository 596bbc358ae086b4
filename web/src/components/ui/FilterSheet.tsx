import { useText } from '@/lib/i18n'
import { Button } from './Button'
import type { FilterBarProps } from './FilterBar'
import { choicesOf, countOf } from './filters'
import { Select } from './Select'
import { Sheet } from './Sheet'

export interface FilterSheetProps extends Omit<FilterBarProps, 'search'> {
  onClose: () => void
}

const ANY = ''

/** All filters of a list, each takes effect at once; then the order. */
export default function FilterSheet({ filters, order, onChange, onClose }: FilterSheetProps) {
  const t = useText()
  const clear = () => onChange(Object.fromEntries(filters.map(({ id }) => [id, undefined])))
  const first = order?.options[0]?.id
  return (
    <Sheet
      title={t('ui.filter.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={countOf(filters) === 0} onPress={clear}>
            {t('ui.filter.clear')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('ui.filter.done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {choicesOf(filters).map(
          ({ id, label, any, options, value, control }) =>
            control ?? (
              <Select
                key={id}
                label={label}
                value={value ?? ANY}
                onChange={(next) => onChange({ [id]: next === ANY ? undefined : next })}
                options={[{ id: ANY, label: any }, ...options]}
              />
            ),
        )}
        {order && (
          <Select
            {...order}
            value={order.value ?? first ?? null}
            onChange={(next) => onChange({ order: next === first ? undefined : next })}
          />
        )}
      </div>
    </Sheet>
  )
}
