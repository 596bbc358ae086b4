import { useId } from 'react'
import { Chart, type ChartProps } from './Chart'
import { Patterns, paint } from './fills'
import { labelled, middles, stacked, top, total } from './geometry'
import { Under } from './Under'
import { useReading } from './useReading'

const HEIGHT = 132
const ABOVE = 20
/** Letters that fit side by side on the narrowest screen. */
const ROOM = 44

/** Columns over time or over classes (a distribution); several series stand on each other. */
export function Columns(props: ChartProps) {
  const { series, data, show } = props
  const id = useId().replaceAll(':', '')
  const reading = useReading(props)
  const most = top(data.map(({ values }) => total(values)))
  const places = middles(data.length)
  const width = Math.min(64 / data.length, 14)
  // Each sum stands above its column as long as there is room for the figures.
  const longest = Math.max(1, ...data.map(({ values }) => show(total(values)).length))
  const figures = labelled(data.length, ROOM / (longest + 1))
  // The last of many is narrower than its figure, which would stand out of the chart.
  const edge = data.length > 4 ? data.length - 1 : -1
  return (
    <Chart {...props}>
      <div {...reading.reader} className="touch-pan-y rounded-control">
        <svg aria-hidden="true" width="100%" height={HEIGHT + ABOVE} className="block overflow-visible">
          <Patterns id={id} fills={series.map(({ fill }) => fill)} />
          {data.map((row, at) => {
            const x = places[at] ?? 0
            const pieces = stacked(row.values, most)
            const high = ((total(row.values) / most) * HEIGHT) | 0
            return (
              <g key={row.id} opacity={reading.at === null || reading.at === at ? 1 : 0.45}>
                {pieces.map(({ from, size }, part) => (
                  <rect
                    key={series[part]?.id}
                    x={`${x - width / 2}%`}
                    width={`${width}%`}
                    y={ABOVE + HEIGHT * (1 - (from + size) / 100)}
                    height={(HEIGHT * size) / 100}
                    fill={series[part] && paint(id, series[part].fill)}
                  />
                ))}
                {figures.has(at) && total(row.values) > 0 && (
                  <text
                    x={`${at === edge ? 100 : x}%`}
                    y={ABOVE + HEIGHT - high - 6}
                    textAnchor={at === edge ? 'end' : 'middle'}
                    className="num fill-ink text-xs font-medium"
                  >
                    {show(total(row.values))}
                  </text>
                )}
              </g>
            )
          })}
          <line x1="0" x2="100%" y1={ABOVE + HEIGHT} y2={ABOVE + HEIGHT} stroke="var(--edge)" />
        </svg>
        <Under data={data} reading={reading.text} />
      </div>
    </Chart>
  )
}
