import { Suspense, useRef, useState } from 'react'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { cx } from './cx'
import { type Change, choicesOf, chosenOf, countOf, type Filter, type Order, quickOf } from './filters'
import { Icon } from './Icon'
import { Press } from './Press'
import { SearchField } from './SearchField'

const FilterSheet = lateComponent(() => import('./FilterSheet'))

export interface FilterBarProps {
  /** `q` in the address. */
  search: { label: string; value: string | undefined }
  filters: readonly Filter[]
  order?: Order | undefined
  onChange: (change: Change) => void
}

const chip =
  'inline-flex min-h-control shrink-0 touch-manipulation items-center gap-1.5 rounded-full border px-3.5 py-1 ' +
  'whitespace-nowrap transition-colors duration-100'
const idle = 'border-edge bg-surface hover:bg-hover'
const lit = 'border-accent bg-accent-soft font-medium hover:bg-hover'

/** Search, what is asked for most, and a button to all the rest; what narrows the list is in sight and one tap away. */
export function FilterBar({ search, filters, order, onChange }: FilterBarProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const count = countOf(filters)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-0 grow basis-40 md:max-w-sm">
        <SearchField
          slash
          label={search.label}
          value={search.value ?? ''}
          onChange={(text) => onChange({ q: text || undefined })}
        />
      </div>
      {(order || choicesOf(filters).length > 0) && (
        <Press
          ref={button}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={t('ui.filter.button', { count })}
          onPress={() => setOpen(true)}
          className={cx(chip, count > 0 ? lit : idle)}
        >
          <Icon name="filter" size={18} />
          {t('ui.filter.title')}
          {count > 0 && <span className="num">({count})</span>}
        </Press>
      )}
      <Chips
        filters={filters}
        onChange={(change) => {
          // A button that goes away with its filter leaves the focus to the one that brings it back.
          if (document.activeElement?.hasAttribute('data-chosen')) button.current?.focus()
          onChange(change)
        }}
      />
      {open && (
        <Suspense>
          <FilterSheet filters={filters} order={order} onChange={onChange} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** On a phone they stand in one line that moves sideways, so that the list keeps its place. */
function Chips({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const t = useText()
  const quick = quickOf(filters)
  const chosen = chosenOf(filters)
  if (quick.length + chosen.length === 0) return null
  return (
    <div className="flex min-w-0 gap-2 max-md:-mx-4 max-md:basis-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-0.5 max-md:[scrollbar-width:none] md:flex-wrap">
      {quick.map(({ filter, option }) => {
        const pressed = filter.value === option.id
        return (
          <Press
            key={`${filter.id}-${option.id}`}
            aria-pressed={pressed}
            onPress={() => onChange({ [filter.id]: pressed ? undefined : option.id })}
            className={cx(chip, pressed ? lit : idle)}
          >
            {pressed && <Icon name="check" size={16} className="shrink-0 text-accent" />}
            {option.label}
          </Press>
        )
      })}
      {chosen.map(({ filter, option }) => (
        <Press
          key={filter.id}
          aria-label={t('ui.filter.remove', { filter: `${filter.label} ${option.label}` })}
          data-chosen
          onPress={() => onChange({ [filter.id]: undefined })}
          className={cx(chip, lit, 'pr-2.5')}
        >
          <span className="font-normal text-muted">{filter.label}</span> {option.label}
          <Icon name="close" size={16} className="shrink-0" />
        </Press>
      ))}
    </div>
  )
}
