/** Build steps of our own: texts by language, and documents that travel with the screen that uses them. */
import { existsSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { groupsOf } from './groups.ts'
import { compileGroup, type Entry, idsIn, LANGUAGES, readCatalog, writeIds } from './texts.ts'

// JSON.parse of a string starts faster than an object literal of this size.
const parsed = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`

/**
 * Texts by language and group, each a chunk of its own: `virtual:texts` maps the languages, `virtual:texts/ro` holds
 * what every screen shows and maps the groups, `virtual:texts/leads/ro` is one. A module that names texts says so when
 * it is loaded, and the screen waits for them.
 */
export function texts(root: string): Plugin {
  const prefix = 'virtual:texts'
  let catalogs = new Map<string, Entry[]>()
  let groups = new Map<string, string>()
  const read = () => {
    writeIds(root)
    catalogs = new Map(LANGUAGES.map((language) => [language, readCatalog(root, language)]))
    groups = groupsOf(root, catalogs.get('en') ?? [])
  }
  const compiled = (language: string, group: string) =>
    parsed(compileGroup(catalogs.get(language) ?? [], groups, group))
  const loaders = (names: readonly string[], path: (name: string) => string) =>
    `{ ${names.map((name) => `${JSON.stringify(name)}: () => import('${prefix}/${path(name)}')`).join(',\n')} }`
  return {
    name: 'trunkline-texts',
    enforce: 'pre',
    buildStart: read,
    resolveId: (id) => (id === prefix || id.startsWith(`${prefix}/`) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const path = id.slice(prefix.length + 2)
      if (!path) return `export default ${loaders(LANGUAGES, (language) => language)}`
      const [language = '', group] = path.split('/').reverse()
      if (group) return `export default ${compiled(language, group)}`
      const others = [...new Set(groups.values())].filter((name) => name !== 'core').sort()
      return `export const core = ${compiled(language, 'core')}
export const groups = ${loaders(others, (name) => `${name}/${language}`)}`
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return undefined
      const used = new Set(idsIn(code, new Set(groups.keys())).map((name) => groups.get(name)))
      used.delete('core')
      if (used.size === 0) return undefined
      const names = [...used].map((group) => JSON.stringify(`texts:${group}`)).join(', ')
      return { code: `import { needTexts as __need } from '@/lib/needs';__need(${names});${code}`, map: null }
    },
    handleHotUpdate({ file, server }) {
      if (!file.endsWith('.po')) return undefined
      read()
      server.moduleGraph.invalidateAll()
      server.ws.send({ type: 'full-reload' })
      return []
    },
  }
}

/**
 * Replaces graphql(`query Leads …`) by its own text and hash, or in a build by its name and hash alone: the API has
 * the text. The generated gql.ts would otherwise carry the documents of every screen into the first chunk.
 */
export function documents(root: string): Plugin {
  const generated = `${root}/src/gql/graphql.ts`
  const read = () => {
    const code = existsSync(generated) ? readFileSync(generated, 'utf8') : ''
    const found = new Map<string, string>()
    for (const match of code.matchAll(
      /export const (\w+) = new TypedDocumentString\((`[^`]*`(?:, \{[^}]*\})?)\)/g,
    )) {
      found.set(match[1] ?? '', match[2] ?? '')
    }
    return found
  }
  let known = new Map<string, string>()
  let build = false
  const capital = (name: string) => name.replace(/^./, (letter) => letter.toUpperCase())
  return {
    name: 'trunkline-documents',
    enforce: 'pre',
    configResolved({ command }) {
      build = command === 'build'
    },
    buildStart() {
      known = read()
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.includes('/src/gql/') || !/\bgraphql\(\s*`/.test(code)) return undefined
      if (this.meta.watchMode) known = read()
      const body = code.replace(/\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g, (whole, text: string) => {
        const match = /\b(query|mutation|subscription|fragment)\s+(\w+)/.exec(text)
        const name = capital(match?.[2] ?? '') + (match?.[1] === 'fragment' ? 'FragmentDoc' : 'Document')
        const args = known.get(name)
        if (!args) this.warn(`${name} is unknown: run codegen`)
        if (!args) return whole
        return `__document(${build && match ? args.replace(/`[^`]*`/, `\`${match[0]}\``) : args})`
      })
      if (body === code) return undefined
      const still = /\bgraphql\(\s*`/.test(body)
      const imports = still
        ? body
        : body.replace(/import \{\s*graphql\s*\} from ['"][^'"]*gql\/gql['"];?/, '')
      return { code: `import { document as __document } from '@/lib/document';${imports}`, map: null }
    },
  }
}
