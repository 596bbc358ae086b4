import { type ReactNode, useId } from 'react'

export interface PanelProps {
  title: string
  /** Beside the heading: one quiet action. */
  action?: ReactNode
  /** Under the heading: who changed it last. */
  note?: ReactNode
  children: ReactNode
}

/** One group of a card under its heading. */
export function Panel({ title, action, note, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card min-w-0">
      <header className="flex min-h-control flex-wrap items-center gap-2 pt-1.5 pr-2 pb-0.5 pl-4">
        <div className="min-w-30 grow basis-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {note}
        </div>
        {action}
      </header>
      {children}
    </section>
  )
}

/** Facts, one under the other: what it is at the left, what it says at the right; what is not known is left out. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="grid grid-cols-1 items-baseline gap-x-6 gap-y-1.5 px-4 pt-1 pb-4 sm:grid-cols-[11rem_1fr]">
      {known.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-sm text-muted max-sm:-mb-2">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
