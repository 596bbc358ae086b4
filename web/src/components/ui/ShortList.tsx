import { type ReactNode, useId } from 'react'
import { AppLink } from './AppLink'
import { DataRow } from './DataRow'
import { Icon } from './Icon'

export interface ShortListProps<TRow> {
  title: string
  /** Words and place of the whole list. */
  all: string
  href: string
  rows: readonly TRow[]
  rowHref: (row: TRow) => string
  children: (row: TRow) => ReactNode
}

/** The first few of a list, as they stand in it. */
export function ShortList<TRow extends { id: string }>(props: ShortListProps<TRow>) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card min-w-0 overflow-hidden">
      <header className="flex min-h-control items-center gap-2 pt-1.5 pr-2 pb-0.5 pl-4">
        <h2 id={id} className="min-w-0 grow text-base">
          {props.title}
        </h2>
        <AppLink
          href={props.href}
          className="inline-flex min-h-control shrink-0 items-center gap-1 rounded-control px-2 font-medium text-accent hover:bg-hover"
        >
          {props.all}
          <Icon name="next" size={16} />
        </AppLink>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: its rows are those of DataList */}
      <div role="list" aria-labelledby={id} className="*:last:border-b-0">
        {props.rows.map((row, at) => (
          <DataRow
            key={row.id}
            id={`${id}-${row.id}`}
            at={at}
            size={props.rows.length}
            href={props.rowHref(row)}
            isSelected={false}
          >
            {props.children(row)}
          </DataRow>
        ))}
      </div>
    </section>
  )
}
