/** Build steps of our own: texts by language, and documents that travel with the screen that uses them. */
import { existsSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { compileCatalog, type Language, writeIds } from './texts.ts'

/** `import('virtual:texts/ro')` → all compiled messages of one language as one lazily loaded chunk. */
export function texts(root: string): Plugin {
  const prefix = 'virtual:texts/'
  return {
    name: 'trunkline-texts',
    buildStart: () => writeIds(root),
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const language = id.slice(prefix.length + 1) as Language
      // JSON.parse of a string starts faster than an object literal of this size.
      const json = JSON.stringify(JSON.stringify(compileCatalog(root, language)))
      return `export default JSON.parse(${json})`
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
      if (!/\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(`')) return undefined
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
