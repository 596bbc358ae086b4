import { type ReactNode, useId, useState } from 'react'
import { useText } from '@/lib/i18n'
import { Press } from '../Press'
import { type Fill, Swatch } from './fills'

export interface Series {
  id: string
  label: string
  fill: Fill
}

export interface Datum {
  id: string
  label: string
  /** Under a column, where room is scarce. */
  short?: string
  /** One value for each series. */
  values: readonly number[]
  /** Where a tap leads: the list behind the figure. */
  href?: string
}

export interface ChartProps {
  /** The sentence that says what is seen. */
  says: string
  /** What the rows are: the heading of the table's first column. */
  of: string
  series: readonly Series[]
  data: readonly Datum[]
  show: (value: number) => string
  /** Beside the sentence. */
  action?: ReactNode
}

/** Sentence, names of the parts, the picture; behind it the same as a table. */
export function Chart({
  says,
  of,
  series,
  data,
  show,
  action,
  children,
}: ChartProps & { children: ReactNode }) {
  const t = useText()
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-3 p-4 [print-color-adjust:exact] forced-colors:[--accent:Highlight] forced-colors:[--late:CanvasText] forced-colors:[--warn:CanvasText]"
    >
      <figcaption className="flex items-start gap-2">
        <span id={id} className="min-w-0 grow font-medium text-pretty first-letter:uppercase">
          {says}
        </span>
        {action}
        <Press
          data-print="none"
          aria-pressed={asTable}
          onPress={() => setAsTable(!asTable)}
          className="-my-2 inline-flex min-h-control shrink-0 items-center rounded-control px-2 text-sm text-accent hover:bg-hover"
        >
          {t(asTable ? 'ui.chart.picture' : 'ui.chart.table')}
        </Press>
      </figcaption>
      {asTable ? (
        <DataTable of={of} series={series} data={data} show={show} />
      ) : (
        <>
          {series.length > 1 && <Legend series={series} />}
          {children}
        </>
      )}
    </figure>
  )
}

function Legend({ series }: { series: readonly Series[] }) {
  const id = useId()
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {series.map((one) => (
        <li key={one.id} className="flex items-center gap-1.5">
          <Swatch id={`${id}-${one.id}`} fill={one.fill} />
          {one.label}
        </li>
      ))}
    </ul>
  )
}

function DataTable({ of, series, data, show }: Pick<ChartProps, 'of' | 'series' | 'data' | 'show'>) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-muted">
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {of}
            </th>
            {series.map(({ id, label }) => (
              <th key={id} scope="col" className="py-1.5 pl-3 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((row) => (
            <tr key={row.id} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {row.label}
              </th>
              {series.map(({ id }, at) => (
                <td key={id} className="num py-1.5 pl-3 text-right">
                  {show(row.values[at] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
