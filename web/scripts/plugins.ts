/** Build steps of our own: texts by language, and documents that travel with the screen that uses them. */
import { existsSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import {
  compileCatalog,
  LANGUAGES,
  type Language,
  partOf,
  parts,
  partsUsed,
  readCatalog,
  writeIds,
} from './texts.ts'

/**
 * Texts by part and language, each a chunk of its own: `virtual:texts` maps them, `virtual:texts/leads/ro` holds one.
 * A module that names texts of a feature says so when it is loaded, and the screen waits for them.
 */
export function texts(root: string): Plugin {
  const prefix = 'virtual:texts'
  let byId = new Map<string, string>()
  return {
    name: 'trunkline-texts',
    enforce: 'pre',
    buildStart() {
      writeIds(root)
      byId = new Map(readCatalog(root, 'en').map((entry) => [entry.id, partOf(entry.file)]))
    },
    resolveId: (id) => (id === prefix || id.startsWith(`${prefix}/`) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${prefix}`) {
        const entries = parts(root).map((part) => {
          const loaders = LANGUAGES.map(
            (language) => `${language}: () => import('${prefix}/${part}/${language}')`,
          )
          return `${JSON.stringify(part)}: { ${loaders.join(', ')} }`
        })
        return `export default { ${entries.join(',\n')} }`
      }
      if (!id.startsWith(`\0${prefix}/`)) return undefined
      const [part = '', language = ''] = id.slice(prefix.length + 2).split('/')
      // JSON.parse of a string starts faster than an object literal of this size.
      const json = JSON.stringify(JSON.stringify(compileCatalog(root, language as Language, part)))
      return `export default JSON.parse(${json})`
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return undefined
      const used = partsUsed(code, byId)
      if (used.length === 0) return undefined
      const names = used.map((part) => JSON.stringify(`texts:${part}`)).join(', ')
      return { code: `import { needTexts as __need } from '@/lib/needs';__need(${names});${code}`, map: null }
    },
    handleHotUpdate({ file, server }) {
      if (!file.endsWith('.po')) return undefined
      writeIds(root)
      server.moduleGraph.invalidateAll()
      server.ws.send({ type: 'full-reload' })
      return []
    },
  }
}

/**
 * Replaces graphql(`query Leads …`) by its own text and hash. The generated gql.ts would otherwise carry the
 * documents of every screen into the first chunk.
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
  const capital = (name: string) => name.replace(/^./, (letter) => letter.toUpperCase())
  return {
    name: 'trunkline-documents',
    enforce: 'pre',
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
        return args ? `__document(${args})` : whole
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
