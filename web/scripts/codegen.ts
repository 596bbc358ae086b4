/**
 * Types and trusted documents from ../schema.graphql and every graphql(`…`) below src/.
 *
 * Writes src/gql/{gql,graphql}.ts and src/gql/persisted-documents.json (sha256 of the normalised text → text).
 * A document that does not fit the schema stops the run with its file and line. With --lenient (npm run dev) it is
 * reported and left out, so one unfinished screen does not stop the others.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import type { Types } from '@graphql-codegen/plugin-helpers'
import {
  buildSchema,
  type DocumentNode,
  type GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  visit,
} from 'graphql'

const web = new URL('..', import.meta.url).pathname
const out = `${web}src/gql/`
const lenient = process.argv.includes('--lenient')

/** What is used before the API has been generated: enough for the types to exist. */
const EMPTY_SCHEMA = 'scalar DateTime scalar Date scalar Decimal scalar JSON type Query { node(id: ID!): ID }'

const SCALARS = {
  DateTime: 'string',
  Date: 'string',
  Time: 'string',
  Decimal: 'string',
  UUID: 'string',
  Upload: 'string',
  JSON: 'unknown',
  Void: 'null',
}

interface Source {
  file: string
  line: number
  text: string
  document: DocumentNode
}

function readSources(): { sources: Source[]; problems: string[] } {
  const sources: Source[] = []
  const problems: string[] = []
  for (const path of globSync('src/**/*.{ts,tsx}', { cwd: web }).sort()) {
    if (path.startsWith('src/gql/')) continue
    const code = readFileSync(web + path, 'utf8')
    for (const match of code.matchAll(/\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g)) {
      const text = match[1] ?? ''
      const line = code.slice(0, match.index).split('\n').length
      try {
        sources.push({ file: path, line, text, document: parse(text) })
      } catch (error) {
        problems.push(`${path}:${line} ${(error as Error).message}`)
      }
    }
  }
  return { sources, problems }
}

/** Leaves out what does not fit the schema; fragments are known to every document. */
function checked(sources: Source[], schema: ReturnType<typeof buildSchema>, problems: string[]): Source[] {
  const rules = specifiedRules.filter((rule) => rule.name !== 'NoUnusedFragmentsRule')
  const names = new Map<string, Source>()
  let kept = sources
  for (;;) {
    const fragments = kept.flatMap((s) =>
      s.document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION),
    )
    const good = kept.filter((source) => {
      const own = new Set(source.document.definitions)
      const used = new Set<string>()
      const collect = (node: DocumentNode) =>
        visit(node, {
          FragmentSpread(spread) {
            if (used.has(spread.name.value)) return
            used.add(spread.name.value)
            const found = fragments.find((f) => f.name.value === spread.name.value)
            if (found) collect({ kind: Kind.DOCUMENT, definitions: [found] })
          },
        })
      collect(source.document)
      const others = fragments.filter((f) => !own.has(f) && used.has(f.name.value))
      const whole = { kind: Kind.DOCUMENT as const, definitions: [...source.document.definitions, ...others] }
      const errors: readonly GraphQLError[] = validate(schema, whole, rules)
      for (const error of errors) problems.push(`${source.file}:${source.line} ${error.message}`)
      return errors.length === 0
    })
    if (good.length === kept.length) break
    kept = good
  }
  return kept.filter((source) => {
    for (const definition of source.document.definitions) {
      const name = 'name' in definition ? definition.name?.value : undefined
      const twin = name ? names.get(name) : undefined
      if (!name) problems.push(`${source.file}:${source.line} every operation needs a name`)
      if (twin) problems.push(`${source.file}:${source.line} ${name} is already used in ${twin.file}`)
      if (!name || twin) return false
      names.set(name, source)
    }
    return true
  })
}

/** Without a single document the preset forgets an import that its own class needs. */
const withImports = (code: string): string =>
  code.includes('DocumentTypeDecoration<') && !/import .*DocumentTypeDecoration/.test(code)
    ? `import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';\n${code}`
    : code

export async function generate(): Promise<string[]> {
  const schemaFile = `${web}../schema.graphql`
  const sdl = existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : EMPTY_SCHEMA
  const schemaAst = buildSchema(sdl)
  const { sources, problems } = readSources()
  const documents: Types.DocumentFile[] = checked(sources, schemaAst, problems).map((source) => ({
    location: source.file,
    document: source.document,
    rawSDL: source.text,
  }))
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: 'src/gql/',
    schema: parse(sdl),
    schemaAst,
    documents,
    config: {
      documentMode: 'string',
      scalars: SCALARS,
      defaultScalarType: 'unknown',
      useTypeImports: true,
      skipTypename: false,
      nonOptionalTypename: false,
    },
    presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
    plugins: [],
    pluginMap: {},
  } as unknown as Types.PresetFnArgs<object>)
  mkdirSync(out, { recursive: true })
  // At the same time: the file of trusted documents waits for the one that hashes them.
  await Promise.all(
    sections
      .filter((section) => !section.filename.endsWith('index.ts'))
      .map(async (section) => {
        const body = await codegen(section)
        const content = section.filename.endsWith('.ts')
          ? `// @ts-nocheck generated\n${withImports(body)}`
          : body
        const path = web + section.filename
        if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content)
      }),
  )
  return problems
}

if (import.meta.main) {
  const problems = await generate()
  for (const problem of problems) console.error(`${lenient ? 'left out' : 'error'}: ${problem}`)
  if (problems.length > 0 && !lenient) process.exit(1)
  console.log(`codegen: ${relative(process.cwd(), out)} is up to date`)
}
