import type { Tone } from '../Status'

/** What a part of a chart is filled with: a colour of the tokens, and a pattern so that nobody needs the colour. */
export interface Fill {
  tone: Tone | 'accent'
  pattern?: 'stripes' | 'dots'
}

export const PLAIN: Fill = { tone: 'accent' }

const COLOURS: Record<Fill['tone'], string> = {
  accent: 'var(--accent)',
  idle: 'var(--edge)',
  info: 'var(--info)',
  good: 'var(--good)',
  warn: 'var(--warn)',
  late: 'var(--late)',
}
export const colourOf = ({ tone }: Fill): string => COLOURS[tone]

const keyOf = (id: string, { tone, pattern }: Fill) => `${id}-${tone}-${pattern}`

/** The value of `fill` in a picture that has `Patterns` of the same id. */
export const paint = (id: string, fill: Fill): string =>
  fill.pattern ? `url(#${keyOf(id, fill)})` : colourOf(fill)

export function Patterns({ id, fills }: { id: string; fills: readonly Fill[] }) {
  return (
    <defs>
      {fills
        .filter(({ pattern }) => pattern)
        .map((fill) => (
          <pattern
            key={keyOf(id, fill)}
            id={keyOf(id, fill)}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform={fill.pattern === 'stripes' ? 'rotate(45)' : undefined}
          >
            <rect width="6" height="6" fill={colourOf(fill)} />
            {fill.pattern === 'stripes' ? (
              <rect width="2" height="6" fill="var(--surface)" fillOpacity="0.65" />
            ) : (
              <circle cx="3" cy="3" r="1.3" fill="var(--surface)" fillOpacity="0.8" />
            )}
          </pattern>
        ))}
    </defs>
  )
}

/** A small square of a fill, beside its name. */
export function Swatch({ id, fill }: { id: string; fill: Fill }) {
  return (
    <svg aria-hidden="true" width="12" height="12" className="shrink-0">
      <Patterns id={`${id}-s`} fills={[fill]} />
      <rect width="12" height="12" rx="3" fill={paint(`${id}-s`, fill)} />
    </svg>
  )
}
