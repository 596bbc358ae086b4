import { colourOf, type Fill, PLAIN } from './fills'
import { curve, top } from './geometry'

/** The course of a figure, beside the figure; whoever does not see it reads `label`. */
export function Sparkline({
  values,
  label,
  fill = PLAIN,
}: {
  values: readonly number[]
  label: string
  fill?: Fill
}) {
  const path = curve(values, top(values))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 -6 100 112"
      preserveAspectRatio="none"
      className="h-8 w-24 shrink-0"
    >
      <path d={path.area} fill={colourOf(fill)} fillOpacity="0.14" />
      <path
        d={path.line}
        fill="none"
        stroke={colourOf(fill)}
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
