/** PURE: the colours of the tokens, which of them stand on which, and how well they are told apart (WCAG 2.2). */

export type Theme = 'light' | 'dark'
export interface Colour {
  name: string
  light: string
  dark: string
}

const DUO = /--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);/g
const MONO = /--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g

/** Opaque colours of a style sheet of tokens, as a screen has them: paper may override them below. */
export function coloursOf(css: string): Map<string, Colour> {
  const found = new Map<string, Colour>()
  for (const [, name = '', light = '', dark = ''] of css.matchAll(DUO)) found.set(name, { name, light, dark })
  for (const [, name = '', both = ''] of css.matchAll(MONO))
    if (!found.has(name)) found.set(name, { name, light: both, dark: both })
  return found
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** 1 (the same) … 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const PLANES = ['sunken', 'canvas', 'surface', 'raised']
const ROW = ['surface', 'canvas', 'raised', 'hover', 'accent-soft']
const TONES = ['good', 'warn', 'late', 'info', 'idle']
const on = (text: string, grounds: readonly string[]) => grounds.map((ground) => [text, ground] as const)

/** What is read: 4.5 : 1 at least. */
export const TEXT: readonly (readonly [string, string])[] = [
  ...on('ink', [
    ...PLANES,
    'hover',
    'pressed',
    'fill',
    'accent-soft',
    ...TONES.map((tone) => `${tone}-soft`),
  ]),
  ...on('muted', [...PLANES, 'hover', 'fill', 'accent-soft']),
  ...on('accent', [...PLANES, 'hover']),
  ...on('accent-strong', [...PLANES, 'hover', 'pressed', 'accent-soft']),
  ...on('on-accent', ['accent', 'accent-strong']),
  ...TONES.flatMap((tone) => on(tone, [...ROW, `${tone}-soft`])),
  ...on('surface', ['late']),
  ...on('canvas', ['ink']),
  ...on('on-rail', ['rail', 'rail-hover']),
  ...on('on-rail-strong', ['rail', 'rail-hover', 'rail-active']),
]

/** What shows where something is, or which of them: edges of fields, focus, the mark of what is chosen: 3 : 1. */
export const EDGES: readonly (readonly [string, string])[] = [
  ...on('edge', PLANES),
  ...on('accent', [...PLANES, 'accent-soft', 'fill']),
  ...on('late', PLANES),
  ...on('on-rail-accent', ['rail', 'rail-hover', 'rail-active']),
]

export interface Measured {
  text: string
  ground: string
  theme: Theme
  ratio: number
}

export function measured(
  colours: ReadonlyMap<string, Colour>,
  pairs: readonly (readonly [string, string])[],
): Measured[] {
  return pairs.flatMap(([text, ground]) => {
    const [one, other] = [colours.get(text), colours.get(ground)]
    if (!one || !other) throw new Error(`The tokens have no ${one ? ground : text}`)
    return (['light', 'dark'] as const).map((theme) => ({
      text,
      ground,
      theme,
      ratio: contrast(one[theme], other[theme]),
    }))
  })
}
