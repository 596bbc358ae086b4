import { Chart, type ChartProps } from './Chart'
import { colourOf } from './fills'
import { curve, middles, top } from './geometry'
import { Under } from './Under'
import { useReading } from './useReading'

const HEIGHT = 132
const ABOVE = 20
const DASHES = ['', '6 4', '2 4']

/** Lines over time; one alone is filled below. The largest and the last value of the first are written at it. */
export function Line(props: ChartProps) {
  const { series, data, show } = props
  const reading = useReading(props)
  const most = top(data.flatMap(({ values }) => values))
  const places = middles(data.length)
  const first = data.map(({ values }) => values[0] ?? 0)
  const last = data.length - 1
  const highest = first.indexOf(Math.max(...first))
  // Figures beside each other would run into each other.
  const written = new Set(last - highest > 2 ? [highest, last] : [last])
  const y = (value: number) => ABOVE + HEIGHT * (1 - value / most)
  // Another line just above would run through the figure: then it stands below its point.
  const crossed = (at: number) =>
    (data[at]?.values ?? []).slice(1).some((other) => {
      const gap = y(first[at] ?? 0) - y(other)
      return gap > 0 && gap < 24
    })
  return (
    <Chart {...props}>
      <div {...reading.reader} className="touch-pan-y rounded-control">
        <svg aria-hidden="true" width="100%" height={HEIGHT + ABOVE} className="block overflow-visible">
          <svg
            aria-hidden="true"
            y={ABOVE}
            width="100%"
            height={HEIGHT}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
          >
            {series.map(({ id, fill }, at) => {
              const path = curve(
                data.map(({ values }) => values[at] ?? 0),
                most,
              )
              return (
                <g key={id}>
                  {series.length === 1 && <path d={path.area} fill={colourOf(fill)} fillOpacity="0.14" />}
                  <path
                    d={path.line}
                    fill="none"
                    stroke={colourOf(fill)}
                    strokeWidth="2.5"
                    strokeDasharray={DASHES[at]}
                    vectorEffect="non-scaling-stroke"
                  />
                </g>
              )
            })}
          </svg>
          {first.map((value, at) =>
            written.has(at) || reading.at === at ? (
              <g key={data[at]?.id}>
                <circle
                  cx={`${places[at]}%`}
                  cy={y(value)}
                  r="4"
                  fill={series[0] && colourOf(series[0].fill)}
                  stroke="var(--surface)"
                  strokeWidth="2"
                />
                {written.has(at) && (
                  <text
                    x={`${places[at]}%`}
                    y={y(value) + (crossed(at) ? 19 : -9)}
                    textAnchor={at === last ? 'end' : 'middle'}
                    stroke="var(--surface)"
                    strokeWidth="4"
                    paintOrder="stroke"
                    className="num fill-ink text-xs font-medium"
                  >
                    {show(value)}
                  </text>
                )}
              </g>
            ) : null,
          )}
          <line x1="0" x2="100%" y1={ABOVE + HEIGHT} y2={ABOVE + HEIGHT} stroke="var(--edge)" />
        </svg>
        <Under data={data} reading={reading.text} />
      </div>
    </Chart>
  )
}
