// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { coloursOf, contrast, EDGES, type Measured, measured, TEXT } from '../src/app/design/contrast.ts'

const src = join(import.meta.dirname, '../src')
const tokens = readFileSync(join(src, 'styles/tokens.css'), 'utf8')
const colours = coloursOf(tokens)
const under = (least: number, all: readonly Measured[]) =>
  all
    .filter(({ ratio }) => ratio < least)
    .map(
      ({ text, ground, theme, ratio }) => `${text} on ${ground}, ${theme}: ${ratio.toFixed(2)} of ${least}`,
    )

test('contrast is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('every text of the language is read on each of its grounds, in both themes', () => {
  expect(under(4.5, measured(colours, TEXT))).toEqual([])
})

test('every edge that shows where something is can be seen', () => {
  expect(under(3, measured(colours, EDGES))).toEqual([])
})

test('no colour is left out of the measurement', () => {
  const used = new Set([...TEXT, ...EDGES].flat())
  // Hairlines between rows carry no information.
  expect([...colours.keys()].filter((name) => !used.has(name) && name !== 'line')).toEqual([])
})

test('the figures of docs/design-language.md are those of the tokens', () => {
  const page = readFileSync(join(src, '../../docs/design-language.md'), 'utf8')
  const rows = [...page.matchAll(/^\| ([a-z-]+) on ([a-z-]+) \| ([\d.]+) \| ([\d.]+) \|$/gm)]
  expect(rows.length).toBeGreaterThan(10)
  for (const [row, text = '', ground = '', light, dark] of rows)
    expect(
      measured(colours, [[text, ground]]).map(({ ratio }) => ratio.toFixed(1)),
      row,
    ).toEqual([light, dark])
})

const files = (folder: string): string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join(src, folder, name))

const AT_ONCE = /from\s+'((?:@\/|\.)[^']+)'/g
const EVER = /(?:from|import)\s*\(?\s*'((?:@\/|\.)[^']+)'/g

/** What a file imports, as files without their ending. */
function imports(file: string, how = EVER): string[] {
  return [...readFileSync(file, 'utf8').matchAll(how)].map(([, path = '']) =>
    path.startsWith('@/') ? join(src, path.slice(2)) : resolve(dirname(file), path),
  )
}

test('every component is shown on the page of the design', () => {
  const all = [...files('components/ui'), ...files('components/work')]
  const components = all.filter((file) => /^[A-Z].*\.tsx$/.test(basename(file)))
  const page = new Set(files('app/design').flatMap((file) => imports(file)))
  const elsewhere = [...files('app'), ...files('features'), ...files('components/work')]
    .filter((file) => !file.includes('/app/design/'))
    .flatMap((file) => imports(file, AT_ONCE))
  const seen = new Set(page)
  // A part that no screen asks for by itself is seen inside what it belongs to.
  const queue = [...page]
  for (let file = queue.pop(); file; file = queue.pop()) {
    const tsx = all.find((one) => one === `${file}.tsx`)
    for (const part of tsx ? imports(tsx) : []) {
      if (elsewhere.includes(part) || seen.has(part)) continue
      seen.add(part)
      queue.push(part)
    }
  }
  const missing = components.map((file) => file.slice(0, -4)).filter((file) => !seen.has(file))
  expect(missing.map((file) => file.slice(src.length + 1))).toEqual([])
})
