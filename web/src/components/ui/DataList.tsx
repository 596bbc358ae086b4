import { useRouter } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { Button } from './Button'
import { cx } from './cx'
import { ErrorState } from './ErrorState'
import { OfflineNote } from './OfflineNote'
import { Skeleton } from './Skeleton'

export interface DataListProps<TRow> {
  label: string
  rows: readonly TRow[]
  rowKey: (row: TRow) => string
  /** What decides: state, clock, value, owner. The first line is the name of the row's link. */
  children: (row: TRow) => ReactNode
  href: (row: TRow) => string
  /** Key of the row whose card is open. */
  selected?: string | undefined
  /** Shown when there is nothing: EmptyState with an action; another one while a filter is set. */
  empty: ReactNode
  loading?: boolean
  /** Older rows are shown while others are on their way. */
  refreshing?: boolean
  error?: unknown
  asOf?: number
  hasMore?: boolean
  loadingMore?: boolean
  loadMore?: () => void
  retry?: () => void
  /** What came in since: a button instead of rows that jump. */
  newCount?: number
  onShowNew?: () => void
}

/** A list of any length: arrows move, Enter opens. Spread `useList(…)` into it. */
export function DataList<TRow>(props: DataListProps<TRow>) {
  const { rows, rowKey, href, selected, loading, error, hasMore, loadMore, newCount = 0 } = props
  const t = useText()
  const router = useRouter()
  const id = useId()
  const { density } = usePreferences()
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | null>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (density === 'touch' ? 84 : 68),
    getItemKey: (at) => rowKey(rows[at] as TRow),
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasMore && lastShown >= rows.length - 5) loadMore?.()
  }, [hasMore, lastShown, loadMore, rows.length])

  const focusRow = (at: number) => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"] a[data-row]`)
    wanted.current = link ? null : at
    link?.focus()
  }
  // A row outside the window exists only after scrolling to it.
  useEffect(() => {
    if (wanted.current !== null && items.some((item) => item.index === wanted.current))
      focusRow(wanted.current)
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (!row || !(event.target as HTMLElement).matches('a[data-row]')) return
    const at = Number(row.dataset.index)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined || target < 0 || target >= rows.length) return
    event.preventDefault()
    virtual.scrollToIndex(target)
    focusRow(target)
  }

  const open = (event: MouseEvent, to: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    router.history.push(to)
  }

  return (
    <div className="relative flex min-h-0 grow flex-col">
      <OfflineNote asOf={props.asOf} />
      {newCount > 0 && (
        <div className="absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button
            look="primary"
            icon="sync"
            onPress={() => {
              virtual.scrollToOffset(0)
              props.onShowNew?.()
            }}
          >
            {t('ui.list.new', { count: newCount })}
          </Button>
        </div>
      )}
      <span className="sr-only" aria-live="polite">
        {newCount > 0 ? t('ui.list.new', { count: newCount }) : ''}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links inside */}
      <div
        ref={scroller}
        onKeyDown={onKeyDown}
        className={cx('min-h-0 grow overflow-y-auto overscroll-contain', props.refreshing && 'opacity-70')}
      >
        {loading && <Skeleton rows={8} />}
        {Boolean(error) && <ErrorState error={error} onRetry={props.retry} />}
        {!loading && !error && rows.length === 0 && props.empty}
        <ul aria-label={props.label} className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index] as TRow
            const to = href(row)
            const isSelected = selected === item.key
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={item.index + 1}
                className={cx(
                  'absolute inset-x-0 top-0 border-b border-line transition-colors duration-100',
                  isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
                )}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {isSelected && (
                  <span aria-hidden="true" className="absolute inset-y-0 left-0 w-1 bg-accent" />
                )}
                {/* The link lies under the content, so that a clock or a button in the row stays a button of its own. */}
                {/* biome-ignore lint/a11y/useAnchorContent: its name is the content beside it */}
                <a
                  data-row
                  href={to}
                  onClick={(event) => open(event, to)}
                  aria-current={isSelected || undefined}
                  aria-labelledby={`${id}-${item.key}`}
                  className="absolute inset-0 -outline-offset-2"
                />
                <div
                  id={`${id}-${item.key}`}
                  className="pointer-events-none relative flex min-h-row flex-col justify-center gap-1 px-4 py-2.5 [&_a]:pointer-events-auto [&_button]:pointer-events-auto"
                >
                  {props.children(row)}
                </div>
              </li>
            )
          })}
        </ul>
        {props.loadingMore && <Skeleton rows={2} />}
      </div>
    </div>
  )
}
