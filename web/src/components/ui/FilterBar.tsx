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

/** A slim sign in a target of full height: the finger's room is not drawn. */
const target =
  'group inline-flex min-h-control min-w-control shrink-0 touch-manipulation items-center justify-center rounded-control -outline-offset-2'
const chip =
  'inline-flex min-h-7 items-center gap-1 rounded-full border border-transparent px-2.5 text-sm font-medium whitespace-nowrap ' +
  'transition-colors duration-100'
const idle = 'bg-fill group-hover:bg-pressed'
const lit = 'bg-accent-soft text-accent-strong group-hover:bg-pressed'

/** Search, what is asked for most, and a button to all the rest; what narrows the list is in sight and one tap away. */
export function FilterBar({ search, filters, order, onChange }: FilterBarProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const count = countOf(filters)
  return (
    <div className="flex flex-col gap-1">
      <SearchField
        slash
        label={search.label}
        value={search.value ?? ''}
        onChange={(text) => onChange({ q: text || undefined })}
      >
        {(order || choicesOf(filters).length > 0) && (
          <Press
            ref={button}
            aria-haspopup="dialog"
            aria-expanded={open}
            aria-label={t('ui.filter.button', { count })}
            title={t('ui.filter.title')}
            onPress={() => setOpen(true)}
            className={cx(
              'flex min-w-control items-center justify-center gap-1 self-stretch rounded-r-control border-l border-line px-2.5 -outline-offset-2',
              count > 0 ? 'bg-accent-soft font-semibold text-accent-strong' : 'text-muted hover:bg-hover',
            )}
          >
            <Icon name="filter" size={18} />
            {count > 0 && <span className="num text-sm">{count}</span>}
          </Press>
        )}
      </SearchField>
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

/** They stand in one line that moves sideways, so that the list keeps its place. */
function Chips({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const t = useText()
  const quick = quickOf(filters)
  const chosen = chosenOf(filters)
  if (quick.length + chosen.length === 0) return null
  return (
    <div className="-mx-4 flex gap-1.5 overflow-x-auto px-4 [scrollbar-width:none]">
      {quick.map(({ filter, option }) => {
        const pressed = filter.value === option.id
        return (
          <Press
            key={`${filter.id}-${option.id}`}
            aria-pressed={pressed}
            onPress={() => onChange({ [filter.id]: pressed ? undefined : option.id })}
            className={target}
          >
            <span className={cx(chip, pressed ? lit : idle)}>
              {pressed && <Icon name="check" size={14} className="shrink-0" />}
              {option.label}
            </span>
          </Press>
        )
      })}
      {chosen.map(({ filter, option }) => (
        <Press
          key={filter.id}
          aria-label={t('ui.filter.remove', { filter: `${filter.label} ${option.label}` })}
          data-chosen
          onPress={() => onChange({ [filter.id]: undefined })}
          className={target}
        >
          <span className={cx(chip, lit)}>
            <span className="font-normal">{filter.label}</span> {option.label}
            <Icon name="close" size={14} className="shrink-0" />
          </span>
        </Press>
      ))}
    </div>
  )
}
