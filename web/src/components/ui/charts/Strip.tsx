import { useId } from 'react'
import type { Series } from './Chart'
import { Patterns, paint, Swatch } from './fills'
import { stacked, total } from './geometry'

export interface StripProps {
  /** What is divided, for those who don't see it. */
  label: string
  parts: readonly (Series & { value: number })[]
  show: (value: number) => string
}

/** One whole and its parts, as kept and broken promises, with their figures below. */
export function Strip({ label, parts, show }: StripProps) {
  const id = useId().replaceAll(':', '')
  const values = parts.map(({ value }) => value)
  return (
    <figure aria-label={label} className="flex flex-col gap-1.5 [print-color-adjust:exact]">
      <svg aria-hidden="true" width="100%" height="14" className="block overflow-hidden rounded-full">
        <Patterns id={id} fills={parts.map(({ fill }) => fill)} />
        <rect width="100%" height="14" fill="var(--sunken)" />
        {stacked(values, Math.max(1, total(values))).map(({ from, size }, at) => (
          <rect
            key={parts[at]?.id}
            x={`${from}%`}
            width={`${size}%`}
            height="14"
            fill={parts[at] && paint(id, parts[at].fill)}
          />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {parts.map((part) => (
          <li key={part.id} className="flex items-center gap-1.5">
            <Swatch id={`${id}-${part.id}`} fill={part.fill} />
            {part.label}
            <span className="num font-medium">{show(part.value)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
