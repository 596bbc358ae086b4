import type { Datum } from './Chart'
import { labelled, middles } from './geometry'

/** The names under the slots of a chart; where room is scarce every second or third. */
export function Under({ data, at }: { data: readonly Datum[]; at: number | null }) {
  const places = middles(data.length)
  const shown = labelled(data.length, 6)
  return (
    <div aria-hidden="true" className="relative mt-1 h-5 text-xs text-muted">
      {data.map(
        ({ id, label, short }, index) =>
          shown.has(index) && (
            <span
              key={id}
              className={`num absolute -translate-x-1/2 whitespace-nowrap ${index === at ? 'font-semibold text-ink' : ''}`}
              style={{ left: `${places[index]}%` }}
            >
              {short ?? label}
            </span>
          ),
      )}
    </div>
  )
}

/** What is read at the moment; its line is kept free, so that nothing moves. */
export function Reading({ text }: { text: string | null }) {
  return (
    <p aria-hidden="true" data-print="none" className="num -mt-2 min-h-5 text-sm text-muted">
      {text}
    </p>
  )
}
