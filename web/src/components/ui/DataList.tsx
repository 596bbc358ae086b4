import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { useText } from '@/lib/i18n'
import { useNear } from '@/lib/near'
import { useShortcuts } from '@/lib/shortcuts'
import { Button } from './Button'
import { cx } from './cx'
import { DataRow } from './DataRow'
import { ErrorState } from './ErrorState'
import { useKeptPlace, useWayBack } from './keptPlace'
import { OfflineNote } from './OfflineNote'
import { Skeleton } from './Skeleton'
import { UnsentNote } from './UnsentNote'

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
  /** Operations that add to the list: what of them is on this device only is told above the rows. */
  unsent?: readonly string[]
}

/** Rows are drawn by blocks, the first fills a screen: only those near it are there, the others leave a gap of their size. */
const BLOCK = 12

interface BlockProps {
  /** How many rows it has. */
  count: number
  at: number
  scroller: RefObject<HTMLElement | null>
  children: () => ReactNode
}

function Block({ count, at, scroller, children }: BlockProps) {
  const element = useRef<HTMLDivElement>(null)
  const { near, height } = useNear(scroller, element, at === 0)
  return (
    <div
      ref={element}
      data-block={at}
      role="presentation"
      style={near ? undefined : { height: height ?? `calc(${count} * var(--row-guess))` }}
    >
      {near && children()}
    </div>
  )
}

/** A list of any length: arrows and j/k move, Enter opens. Spread `useList(…)` into it. */
export function DataList<TRow>(props: DataListProps<TRow>) {
  const { rows, rowKey, href, selected, loading, error, hasMore, loadMore, newCount = 0 } = props
  const t = useText()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const wanted = useRef<{ at: number; then: (row: HTMLElement) => void } | null>(null)
  const { near: nearEnd } = useNear(scroller, end, false)

  useEffect(() => {
    if (hasMore && nearEnd && rows.length > 0) loadMore?.()
  }, [hasMore, nearEnd, loadMore, rows.length])

  /** A row far away exists only after scrolling to its block. */
  const reach = (at: number, then: (row: HTMLElement) => void) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)
    wanted.current = row ? null : { at, then }
    if (row) then(row)
    else scroller.current?.querySelector(`[data-block="${Math.floor(at / BLOCK)}"]`)?.scrollIntoView()
  }
  const focusRow = (at: number) => reach(at, (row) => row.querySelector<HTMLElement>('a[data-row]')?.focus())
  const there = () => wanted.current && reach(wanted.current.at, wanted.current.then)
  const indexOf = (key: string | undefined) => rows.findIndex((row) => rowKey(row) === key)
  const open = indexOf(selected)
  useKeptPlace(scroller, { label: props.label, count: rows.length, selected: open }, reach, focusRow)
  useWayBack(selected, (key) => focusRow(indexOf(key)))

  const rowOf = (element: Element | null) => element?.closest<HTMLElement>('[data-index]')
  /** From the row that has the focus, else from the one whose card is open. */
  const step = (by: number) => {
    const focused = scroller.current?.contains(document.activeElement) && rowOf(document.activeElement)
    const at = focused ? Number(focused.dataset.index) : open
    focusRow(Math.min(Math.max(at + by, 0), rows.length - 1))
  }
  useShortcuts([
    { keys: 'j', label: t('ui.list.next'), run: () => step(1) },
    { keys: 'k', label: t('ui.list.previous'), run: () => step(-1) },
    { keys: 'Escape', label: t('ui.list.back'), run: () => step(0) },
  ])

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target as HTMLElement)
    if (!row || !(event.target as HTMLElement).matches('a[data-row]')) return
    const at = Number(row.dataset.index)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined || target < 0 || target >= rows.length) return
    event.preventDefault()
    focusRow(target)
  }

  const row = (at: number) => {
    const data = rows[at] as TRow
    const key = rowKey(data)
    return (
      <DataRow
        key={key}
        id={`${id}-${key}`}
        at={at}
        size={hasMore ? -1 : rows.length}
        href={href(data)}
        isSelected={selected === key}
        onThere={wanted.current?.at === at ? there : undefined}
      >
        {props.children(data)}
      </DataRow>
    )
  }
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, at) => at * BLOCK)

  return (
    <div className="relative flex min-h-0 grow flex-col">
      <OfflineNote asOf={props.asOf} />
      {props.unsent && <UnsentNote operations={props.unsent} />}
      {newCount > 0 && (
        <div className="absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button
            look="primary"
            icon="sync"
            onPress={() => {
              scroller.current?.scrollTo(0, 0)
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
        className={cx(
          'min-h-0 grow overscroll-contain',
          loading ? 'overflow-hidden' : 'overflow-y-auto',
          props.refreshing && 'opacity-70',
        )}
      >
        {loading && <Skeleton rows={8} />}
        {Boolean(error) && <ErrorState error={error} onRetry={props.retry} />}
        {!loading && !error && rows.length === 0 && props.empty}
        {/* biome-ignore lint/a11y/useSemanticElements: in a <ul> the blocks could not stand between it and its rows */}
        <div role="list" aria-label={props.label}>
          {blocks.map((from) => {
            const count = Math.min(BLOCK, rows.length - from)
            return (
              <Block key={from} count={count} at={from / BLOCK} scroller={scroller}>
                {() => Array.from({ length: count }, (_, at) => row(from + at))}
              </Block>
            )
          })}
        </div>
        {props.loadingMore && <Skeleton rows={2} />}
        <div ref={end} />
      </div>
    </div>
  )
}
