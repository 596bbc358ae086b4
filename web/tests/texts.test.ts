// @vitest-environment node
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { groupsOf } from '../scripts/groups.ts'
import { check, idsIn, LANGUAGES, readCatalog } from '../scripts/texts.ts'

function project(
  texts: Partial<Record<(typeof LANGUAGES)[number], Record<string, string>>>,
  code: string,
): string {
  const root = mkdtempSync(join(tmpdir(), 'texts-'))
  mkdirSync(`${root}/src/a/locales`, { recursive: true })
  for (const language of LANGUAGES) {
    const entries = Object.entries(texts[language] ?? texts.en ?? {})
    const body = entries.map(([id, text]) => `msgid "${id}"\nmsgstr "${text}"\n`).join('\n')
    writeFileSync(
      `${root}/src/a/locales/${language}.po`,
      `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n\n${body}`,
    )
  }
  writeFileSync(`${root}/src/a/a.tsx`, code)
  return root
}

test('a complete project has nothing to complain about', () => {
  expect(check(project({ en: { 'a.b': 'B', 'a.c.X': 'X' } }, "t('a.b'); t(`a.c.$" + '{x}`)'))).toEqual([])
})

test('a text that one language lacks, an unused one and an unknown one are found', () => {
  const root = project({ en: { 'a.b': 'B', 'a.old': 'Old' }, ru: { 'a.b': 'Б' } }, "t('a.b'); t('a.typo') ")
  const problems = check(root).join('\n')
  expect(problems).toContain('ru.po: a.old is missing')
  expect(problems).toContain('a.old is used nowhere')
  expect(problems).toContain('text a.typo is in no catalog')
})

test('values and plural forms are those that the language needs', () => {
  const plural = (forms: string) => `{count, plural, ${forms}}`
  const root = project(
    {
      en: { 'a.n': plural('one {#} other {#}'), 'a.v': '{who} called' },
      pl: { 'a.n': plural('one {#} other {#}'), 'a.v': 'ktoś' },
    },
    "t('a.n'); t('a.v')",
  )
  const problems = check(root).join('\n')
  expect(problems).toContain('pl.po: a.n {count} lacks plural few, many')
  expect(problems).toContain('pl.po: a.v needs the values {who}')
  expect(problems).toContain('ro.po: a.n {count} lacks plural few')
})

test('a screen needs the texts that its code names, not those of its comments', () => {
  const ids = new Set(['leads.list.title', 'offers.status.SENT', 'app.home'])
  const code = [
    "/** t('leads.list.title') */",
    "  // 'leads.list.title'",
    't(`offers.status.$' + '{one}`)',
  ].join('\n')
  expect(idsIn(code, ids)).toEqual(['offers.status.SENT'])
  expect(idsIn("t('leads.list.title')", ids)).toEqual(['leads.list.title'])
})

test('a screen waits for no text that only appears when something is opened', () => {
  const text = { 'a.list': 'List', 'a.card': 'Card', 'a.both': 'Both', 'a.title': 'Title' }
  const root = project({ en: text }, "import '../features/b/b'\nt('a.list'); t('a.both'); import('./card')")
  writeFileSync(`${root}/src/a/card.tsx`, "t('a.card'); t('a.both'); t('b.card')")
  mkdirSync(`${root}/src/app/routes/staff`, { recursive: true })
  mkdirSync(`${root}/src/app/shell`, { recursive: true })
  writeFileSync(`${root}/src/app/routes/staff/list.tsx`, "import '@/a/a'")
  writeFileSync(
    `${root}/src/app/shell/StaffShell.tsx`,
    "import type { A } from '../../a/card'\nt('a.title'); import('../routes/staff/list')",
  )
  mkdirSync(`${root}/src/features/b/locales`, { recursive: true })
  for (const language of LANGUAGES) {
    writeFileSync(
      `${root}/src/features/b/locales/${language}.po`,
      'msgid "b.list"\nmsgstr "B"\n\nmsgid "b.card"\nmsgstr "B"\n',
    )
  }
  writeFileSync(`${root}/src/features/b/b.tsx`, "t('b.list')")
  expect(Object.fromEntries(groupsOf(root, readCatalog(root, 'en')))).toEqual({
    'a.title': 'core',
    'a.list': 'core-late',
    'a.both': 'core-late',
    'a.card': 'core-late',
    'b.list': 'b',
    'b.card': 'b-late',
  })
})
