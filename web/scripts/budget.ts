/**
 * Bytes that a visitor pays for, gzip: JavaScript of a list screen at most 160 kB, of any screen 200 kB, style sheet
 * 15 kB, everything that is stored before it is used 1.2 MB. What is above fails the build. `--json` adds a last line
 * with the heaviest of each kind.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const web = new URL('..', import.meta.url).pathname
const GOALS = { list: 160_000, route: 200_000, css: 15_000, stored: 1_200_000 }
type Kind = keyof typeof GOALS

interface Chunk {
  file: string
  src?: string
  imports?: string[]
  css?: string[]
  isEntry?: boolean
}

const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${web}dist/.vite/manifest.json`, 'utf8'))
const sizes = new Map<string, number>()
const gzip = (file: string): number => {
  const known = sizes.get(file) ?? gzipSync(readFileSync(`${web}dist/${file}`), { level: 9 }).length
  sizes.set(file, known)
  return known
}

const code = (file: string): string => readFileSync(`${web}dist/${file}`, 'utf8')

function closure(key: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const other of chunk.imports ?? []) closure(other, files)
  return files
}

/** A screen that shows a list, itself or by the component of a feature that it puts together. */
function isList(file: string): boolean {
  const source = readFileSync(file, 'utf8')
  if (/\b(DataList|useList)\b/.test(source)) return true
  return [...source.matchAll(/^import .* from '@\/(features\/[^']+)'/gm)].some(([, path]) => {
    const part = `${web}src/${path}.tsx`
    return existsSync(part) && /<DataList\b/.test(readFileSync(part, 'utf8'))
  })
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? 'index.html'
const always = [entry, ...Object.keys(manifest).filter((key) => key.endsWith('virtual:texts/en'))]
const problems: string[] = []
const lines: [string, number, Kind][] = []

for (const [key, { src = '' }] of Object.entries(manifest)) {
  const place = /^src\/app\/(?:routes\/(staff|portal)|screens)\//.exec(src)
  if (!place) continue
  const shell = place[1] && `src/app/shell/${place[1] === 'staff' ? 'StaffShell' : 'PortalShell'}.tsx`
  const files = new Set([...always, ...(shell ? [shell] : []), key].flatMap((name) => [...closure(name)]))
  // Texts come beside the code that names them; English stands for all.
  const named = new Set(
    [...files].flatMap((file) => [...code(file).matchAll(/texts:([\w-]+)/g)].map((match) => match[1])),
  )
  for (const part of named) {
    for (const name of Object.keys(manifest).filter((key) => key.endsWith(`virtual:texts/${part}/en`))) {
      for (const file of closure(name)) files.add(file)
    }
  }
  const total = [...files].reduce((sum, file) => sum + gzip(file), 0)
  lines.push([src, total, isList(web + src) ? 'list' : 'route'])
}

const css = Object.values(manifest).flatMap((chunk) => chunk.css ?? [])
lines.push(['style sheets', [...new Set(css)].reduce((sum, file) => sum + gzip(file), 0), 'css'])

const worker = readFileSync(`${web}dist/sw.js`, 'utf8')
const stored = [...worker.matchAll(/url:\s*"([^"]+)"/g)].map((match) => match[1] ?? '')
if (stored.length === 0) problems.push('the service worker stores nothing')
lines.push([
  'stored for offline use (not compressed)',
  stored.reduce((sum, file) => sum + statSync(`${web}dist/${file}`).size, 0),
  'stored',
])

for (const [name, size, kind] of lines.sort((a, b) => b[1] - a[1])) {
  const fits = size <= GOALS[kind]
  console.log(
    `${fits ? '✓' : '✗'} ${(size / 1000).toFixed(1).padStart(7)} of ${GOALS[kind] / 1000} kB  ${name}`,
  )
  if (!fits) problems.push(`${name} weighs more than ${GOALS[kind] / 1000} kB`)
}
for (const problem of problems) console.error(problem)
if (process.argv.includes('--json')) {
  const most = (...kinds: Kind[]) =>
    Math.max(...lines.filter(([, , kind]) => kinds.includes(kind)).map(([, size]) => size / 1000))
  console.log(
    JSON.stringify({
      list: most('list'),
      any: most('list', 'route'),
      css: most('css'),
      stored: most('stored'),
    }),
  )
}
if (problems.length > 0) process.exit(1)
