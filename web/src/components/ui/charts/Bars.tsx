import { useId } from 'react'
import { AppLink } from '../AppLink'
import { Chart, type ChartProps } from './Chart'
import { Patterns, paint } from './fills'
import { stacked, total } from './geometry'

export interface BarsProps extends ChartProps {
  /** What stands at the end of a bar; its sum without it. */
  note?: (at: number) => string
  /** Every bar is a whole of its own: its parts are shares. */
  shares?: boolean
}

/** Horizontal bars with their names and figures: loads of people, stages, parts of a bill. A bar may lead to its list. */
export function Bars({ note, shares = false, ...props }: BarsProps) {
  const { series, data, show } = props
  const id = useId().replaceAll(':', '')
  const most = Math.max(1, ...data.map(({ values }) => total(values)))
  return (
    <Chart {...props}>
      <ul className="-mx-2 flex flex-col">
        {data.map((row, at) => {
          const bar = (
            <>
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 truncate">{row.label}</span>
                <span className="num shrink-0 text-sm font-medium">
                  {note ? note(at) : show(total(row.values))}
                </span>
              </span>
              <svg aria-hidden="true" width="100%" height="10" className="block overflow-hidden rounded-full">
                <Patterns id={`${id}${at}`} fills={series.map(({ fill }) => fill)} />
                <rect width="100%" height="10" fill="var(--sunken)" />
                {stacked(row.values, shares ? Math.max(1, total(row.values)) : most).map(
                  ({ from, size }, part) => (
                    <rect
                      key={series[part]?.id}
                      x={`${from}%`}
                      width={`${size}%`}
                      height="10"
                      fill={series[part] && paint(`${id}${at}`, series[part].fill)}
                    />
                  ),
                )}
              </svg>
            </>
          )
          return (
            <li key={row.id}>
              {row.href ? (
                <AppLink
                  href={row.href}
                  className="flex min-h-control flex-col justify-center gap-1 rounded-control px-2 py-1 hover:bg-hover"
                >
                  {bar}
                </AppLink>
              ) : (
                <span className="flex flex-col gap-1 px-2 py-1.5">{bar}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Chart>
  )
}
