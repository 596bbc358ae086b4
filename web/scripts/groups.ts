/** Which texts travel together: those of one feature that the same screens need before they show anything. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Entry, idsIn, partOf } from './texts.ts'

/** Fewer texts than these are not worth a request of their own. */
const LEAST = 15
const STATIC = /^(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g
/** What stands around every screen. */
const SHELLS = ['src/main.tsx', 'src/app/shell/StaffShell.tsx', 'src/app/shell/PortalShell.tsx']
const SCREEN = /^src\/app\/(routes\/(staff|portal)|screens)\//

interface Module {
  code: string
  imports: string[]
  opens: string[]
}

function modulesOf(root: string): Map<string, Module> {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.startsWith('src/gql/') && !file.includes('.test.'),
  )
  const find = (from: string, name: string): string[] => {
    if (!/^(@\/|\.)/.test(name)) return []
    const path = name.startsWith('@/') ? `src/${name.slice(2)}` : join(dirname(from), name)
    return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].filter(
      (file) => /\.tsx?$/.test(file) && existsSync(`${root}/${file}`),
    )
  }
  return new Map(
    files.map((file) => {
      const code = readFileSync(`${root}/${file}`, 'utf8')
      const all = (pattern: RegExp) =>
        [...code.matchAll(pattern)].flatMap((match) => find(file, match[1] ?? ''))
      return [file, { code, imports: all(STATIC), opens: all(DYNAMIC) }]
    }),
  )
}

function closure(modules: Map<string, Module>, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const other of modules.get(file)?.imports ?? []) closure(modules, other, found)
  return found
}

/** Screens that name each text before they show anything; every screen names those of the shell. */
function screensOf(root: string, ids: ReadonlySet<string>): Map<string, string> {
  const modules = modulesOf(root)
  const named = new Map([...modules].map(([file, { code }]) => [file, idsIn(code, ids)]))
  const opened = [...new Set([...modules.values()].flatMap(({ opens }) => opens))].sort()
  const found = new Map<string, Set<string>>()
  const note = (start: string, screen: string) => {
    for (const file of closure(modules, start)) {
      for (const id of named.get(file) ?? []) found.set(id, (found.get(id) ?? new Set()).add(screen))
    }
  }
  for (const screen of opened.filter((file) => SCREEN.test(file))) note(screen, screen)
  for (const shell of SHELLS) note(shell, 'shell')
  return new Map(
    [...found].map(([id, screens]) => [id, screens.has('shell') ? 'shell' : [...screens].join()]),
  )
}

/**
 * The group of each text. `core` is what every screen shows; `leads` what several screens of leads do, `leads-1` what
 * one of them does; `leads-late` what nobody sees before opening something.
 */
export function groupsOf(root: string, entries: readonly Entry[]): Map<string, string> {
  const screens = screensOf(root, new Set(entries.map(({ id }) => id)))
  const byUse = Map.groupBy(entries, ({ id, file }) => `${partOf(file)} ${screens.get(id) ?? 'late'}`)
  const groups = new Map<string, string>()
  let counter = 0
  for (const [use, members] of byUse) {
    const [part = '', when = ''] = use.split(' ')
    counter += 1
    const name = nameOf(part, when, members.length, counter)
    for (const { id } of members) groups.set(id, name)
  }
  return groups
}

function nameOf(part: string, when: string, size: number, counter: number): string {
  if (when === 'late') return `${part}-late`
  if (part === 'core') return when === 'shell' ? 'core' : 'core-late'
  return size < LEAST ? part : `${part}-${counter}`
}
