/** Reads, compiles and checks the PO catalogs: src/<anything>/locales/{en,ro,es,pl,ru}.po. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type CompiledMessage,
  compileMessage,
  compileMessageOrThrow,
} from '@lingui/message-utils/compileMessage'
import PO from 'pofile'

export const LANGUAGES = ['en', 'ro', 'es', 'pl', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Entry {
  id: string
  text: string
  file: string
}

/** Plural categories that whole numbers need in each language. */
const PLURALS: Record<Language, string[]> = {
  en: ['one', 'other'],
  ro: ['one', 'few', 'other'],
  es: ['one', 'other'],
  pl: ['one', 'few', 'many', 'other'],
  ru: ['one', 'few', 'many', 'other'],
}

export function readCatalog(root: string, language: Language): Entry[] {
  return globSync(`src/**/locales/${language}.po`, { cwd: root })
    .sort()
    .flatMap((file) =>
      PO.parse(readFileSync(`${root}/${file}`, 'utf8')).items.map((item) => ({
        id: item.msgid,
        text: item.msgstr[0] ?? '',
        file,
      })),
    )
}

/** The part of the app whose screens need a catalog: a feature, or `core` for what every screen shows. */
export function partOf(file: string): string {
  return /^src\/features\/([\w-]+)\//.exec(file)?.[1] ?? 'core'
}

export function compileGroup(
  entries: readonly Entry[],
  groups: ReadonlyMap<string, string>,
  group: string,
): Record<string, CompiledMessage> {
  const members = entries.filter(({ id }) => groups.get(id) === group)
  return Object.fromEntries(members.map(({ id, text }) => [id, compileMessage(text)]))
}

const STRING = /(['"])([a-z][\w-]*(?:\.[\w-]+)+)\1/g
const TEMPLATE = /`([a-z][\w-]*\.[\w.-]*)\$\{/g

const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

/** The texts that a module names, by id or by the beginning of one; what a comment names nobody sees. */
export function idsIn(source: string, ids: ReadonlySet<string>): string[] {
  const code = source.replace(COMMENT, '')
  const exact = [...code.matchAll(STRING)].map((match) => match[2] ?? '').filter((id) => ids.has(id))
  const beginnings = [...code.matchAll(TEMPLATE)].map((match) => match[1] ?? ' ')
  const begun = beginnings.flatMap((start) => [...ids].filter((id) => id.startsWith(start)))
  return [...new Set([...exact, ...begun])]
}

/** A union of all ids, so that a misspelt text does not compile. */
export function writeIds(root: string): void {
  const ids = [...new Set(readCatalog(root, 'en').map((entry) => entry.id))].sort()
  const path = `${root}/src/gql/texts.ts`
  const content = `export type TextId =\n${ids.map((id) => `  | ${JSON.stringify(id)}`).join('\n') || '  never'}\n`
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content)
}

/** Ids named in code: exact ones and the patterns of template literals like t(`lead.status.${status}`). */
export function readUses(root: string): {
  strings: Set<string>
  named: Map<string, string>
  patterns: RegExp[]
} {
  const strings = new Set<string>()
  const named = new Map<string, string>()
  const patterns: RegExp[] = []
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  for (const file of globSync('src/**/*.{ts,tsx}', { cwd: root })) {
    if (file.startsWith('src/gql/')) continue
    // Examples in comments name no texts.
    const code = readFileSync(`${root}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const match of code.matchAll(/(['"])([a-z][\w-]*(?:\.[\w-]+)+)\1/g)) strings.add(match[2] ?? '')
    for (const match of code.matchAll(/\b(?:t|msg)\(\s*(['"])([^'"]+)\1/g)) named.set(match[2] ?? '', file)
    for (const match of code.matchAll(/<Trans\b[^>]*?\bid="([^"]+)"/g)) named.set(match[1] ?? '', file)
    for (const match of code.matchAll(/`([a-z][\w-]*\.[\w.-]*(?:\$\{[^}]+\}[\w.-]*)+)`/g)) {
      const parts = (match[1] ?? '').split(/\$\{[^}]+\}/).map(literal)
      patterns.push(new RegExp(`^${parts.join('[\\w-]+')}$`))
    }
  }
  return { strings, named, patterns }
}

function placeholders(message: CompiledMessage): string[] {
  const names = message.flatMap((part) => {
    if (typeof part === 'string') return []
    const [name, , options] = part
    const nested = options && typeof options === 'object' ? Object.values(options) : []
    return [
      name,
      ...nested.flatMap((inner) => (Array.isArray(inner) ? placeholders(inner as CompiledMessage) : [])),
    ]
  })
  return [...new Set(names)].sort()
}

const tags = (text: string) =>
  [...text.matchAll(/<\/?\w+\/?>/g)]
    .map((match) => match[0])
    .sort()
    .join()

export function check(root: string): string[] {
  const problems: string[] = []
  const english = new Map(readCatalog(root, 'en').map((entry) => [entry.id, entry]))
  for (const language of LANGUAGES) {
    const seen = new Map<string, Entry>()
    for (const entry of readCatalog(root, language)) {
      const twin = seen.get(entry.id)
      if (twin) problems.push(`${entry.file}: ${entry.id} is also in ${twin.file}`)
      seen.set(entry.id, entry)
      if (!entry.text.trim()) problems.push(`${entry.file}: ${entry.id} is empty`)
      let message: CompiledMessage
      try {
        message = compileMessageOrThrow(entry.text)
      } catch (error) {
        problems.push(`${entry.file}: ${entry.id} ${(error as Error).message}`)
        continue
      }
      for (const part of message) {
        const [name, kind, options] = typeof part === 'string' ? [] : part
        if (kind !== 'plural' || !options || typeof options !== 'object') continue
        const missing = PLURALS[language].filter((form) => !(form in options))
        if (missing.length)
          problems.push(`${entry.file}: ${entry.id} {${name}} lacks plural ${missing.join(', ')}`)
      }
      const original = english.get(entry.id)
      if (!original) {
        problems.push(`${entry.file}: ${entry.id} is not in English`)
        continue
      }
      const wanted = placeholders(compileMessage(original.text)).join()
      if (placeholders(message).join() !== wanted) {
        problems.push(`${entry.file}: ${entry.id} needs the values {${wanted}}`)
      }
      if (tags(entry.text) !== tags(original.text))
        problems.push(`${entry.file}: ${entry.id} needs the tags of English`)
    }
    for (const id of english.keys()) {
      if (!seen.has(id))
        problems.push(`${english.get(id)?.file.replace('en.po', `${language}.po`)}: ${id} is missing`)
    }
  }
  const { strings, named, patterns } = readUses(root)
  for (const [id, file] of named) if (!english.has(id)) problems.push(`${file}: text ${id} is in no catalog`)
  for (const [id, entry] of english) {
    if (!strings.has(id) && !patterns.some((pattern) => pattern.test(id))) {
      problems.push(`${entry.file}: ${id} is used nowhere`)
    }
  }
  return problems
}
