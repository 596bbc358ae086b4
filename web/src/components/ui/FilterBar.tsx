import { Suspense, use, useRef, useState } from 'react'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { Chip, ChipLine } from './Chip'
import { cx } from './cx'
import {
  type Change,
  choicesOf,
  chosenOf,
  countOf,
  type Filter,
  goneOf,
  type Order,
  quickOf,
} from './filters'
import { Icon } from './Icon'
import { PageViews } from './Page'
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

/** Kept views first, then what is asked for most, then what else narrows the list. */
function Chips({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const t = useText()
  const views = use(PageViews)
  const quick = quickOf(filters)
  const chosen = chosenOf(filters)
  const gone = goneOf(filters)
  if (!views && quick.length + chosen.length + gone.length === 0) return null
  return (
    <ChipLine>
      {views}
      {gone.map(({ id, label }) => (
        <Chip
          key={id}
          aria-label={t('ui.filter.remove', { filter: t('ui.filter.gone', { filter: label }) })}
          data-chosen
          warn
          onPress={() => onChange({ [id]: undefined })}
        >
          <Icon name="problem" size={14} className="shrink-0" />
          {t('ui.filter.gone', { filter: label })}
          <Icon name="close" size={14} className="shrink-0" />
        </Chip>
      ))}
      {quick.map(({ filter, option }) => {
        const pressed = filter.value === option.id
        return (
          <Chip
            key={`${filter.id}-${option.id}`}
            aria-pressed={pressed}
            lit={pressed}
            onPress={() => onChange({ [filter.id]: pressed ? undefined : option.id })}
          >
            {pressed && <Icon name="check" size={14} className="shrink-0" />}
            {option.label}
          </Chip>
        )
      })}
      {chosen.map(({ filter, option }) => (
        <Chip
          key={filter.id}
          aria-label={t('ui.filter.remove', { filter: `${filter.label} ${option.label}` })}
          data-chosen
          lit
          onPress={() => onChange({ [filter.id]: undefined })}
        >
          <span className="font-normal">{filter.label}</span> {option.label}
          <Icon name="close" size={14} className="shrink-0" />
        </Chip>
      ))}
    </ChipLine>
  )
}
