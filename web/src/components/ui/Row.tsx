import type { ReactNode } from 'react'

type Fact = string | false | null | undefined

export interface RowProps {
  title: ReactNode
  /** What it is worth: right-aligned, so that the values of a list stand under each other. */
  value?: ReactNode
  /** Status, Badge, how long it is good for. */
  state?: ReactNode
  /** Owner and other facts, what decides first: those that have no room left are not shown. */
  note?: Fact | readonly Fact[]
  /** A promise that runs; else the number stands in its place. */
  clock?: ReactNode
  number?: string | null | undefined
}

/** Facts on one line: what has no room left beside the rest goes to a line that is not shown, so nothing is cut. */
function Facts({ facts, children }: { facts: readonly Fact[]; children?: ReactNode }) {
  return (
    <span className="flex h-[1.4em] min-w-0 flex-wrap items-baseline overflow-hidden text-sm text-muted">
      {facts.filter(Boolean).map((fact, at) => (
        <span key={String(fact)} className="max-w-full truncate whitespace-pre">
          {at > 0 && ' · '}
          {fact}
        </span>
      ))}
      {children}
    </span>
  )
}

/** The content of a list's row: what it is and what it is worth, then state, owner and time; the number last. */
export function Row({ title, value, state, note, clock, number }: RowProps) {
  const facts = [note].flat().filter(Boolean)
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{title}</span>
        {value && <span className="shrink-0">{value}</span>}
      </span>
      <span
        className={
          clock
            ? 'flex min-w-0 items-center gap-3'
            : // What has no room left beside the rest goes to a line that is not shown: no half of a number.
              'flex h-[1.6em] min-w-0 flex-wrap items-center gap-x-3 gap-y-2 overflow-hidden'
        }
      >
        <span
          className={`flex min-w-0 grow gap-x-2 gap-y-0.5 ${clock ? 'flex-col' : 'max-w-full items-center'}`}
        >
          {state && (
            <span className="flex max-w-full shrink-0 items-center gap-2 overflow-hidden text-sm">
              {state}
            </span>
          )}
          {(facts.length > 0 || (clock && number)) && (
            <Facts facts={facts}>{clock && number && <span className="pl-2 text-xs">{number}</span>}</Facts>
          )}
        </span>
        {clock ? (
          <span className="-my-1 -mr-1.5 shrink-0">{clock}</span>
        ) : (
          number && <span className="shrink-0 text-xs text-muted">{number}</span>
        )}
      </span>
    </>
  )
}
