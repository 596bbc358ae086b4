import type { Datum } from './Chart'
import { labelled, middles } from './geometry'

/** The names under the slots of a chart, where room is scarce every second or third; while one is read, its values. */
export function Under({ data, reading }: { data: readonly Datum[]; reading: string | null }) {
  const places = middles(data.length)
  const shown = labelled(data.length, 6)
  return (
    <div aria-hidden="true" className="num relative mt-1 h-5 text-xs text-muted">
      {reading !== null ? (
        <p className="truncate text-center font-medium text-ink">{reading}</p>
      ) : (
        data.map(
          ({ id, label, short }, index) =>
            shown.has(index) && (
              <span
                key={id}
                className="absolute -translate-x-1/2 whitespace-nowrap"
                style={{ left: `${places[index]}%` }}
              >
                {short ?? label}
              </span>
            ),
        )
      )}
    </div>
  )
}
