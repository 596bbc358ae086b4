import { globSync, readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { packed, unpacked } from '@/lib/typed'

const SOURCES = `${import.meta.dirname}/../src`
const OVER_THE_SCREEN = /from '@\/components\/ui\/(Dialog|Sheet)'/
const TYPED = /<(TextField|NoteField|TextsFields|NumberField)\b/
const KEPT = /\bdraft=|\buseDraft\b|<EntrySheet\b/
const SECRET = /type="password"|<PasswordField\b/
const UNKEPT = /draft=\{null\}|secret="password"/
// A code that is looked up at once, and a password that nobody keeps.
const NOT_KEPT = ['features/offers/components/NumberPicker.tsx', 'app/design/Overlays.tsx']

test('what is typed into a dialog is kept by every dialog', () => {
  const lose = globSync('**/*.tsx', { cwd: SOURCES })
    .filter((file) => !NOT_KEPT.includes(file))
    .filter((file) => {
      const text = readFileSync(`${SOURCES}/${file}`, 'utf8')
      return OVER_THE_SCREEN.test(text) && TYPED.test(text) && !KEPT.test(text)
    })
  expect(lose).toEqual([])
})

test('a password is kept by no form', () => {
  const asking = globSync('{features,app}/**/*.tsx', { cwd: SOURCES }).filter((file) =>
    SECRET.test(readFileSync(`${SOURCES}/${file}`, 'utf8')),
  )
  expect(asking.length).toBeGreaterThan(3)
  const keeping = asking.filter((file) => !UNKEPT.test(readFileSync(`${SOURCES}/${file}`, 'utf8')))
  expect(keeping).toEqual(['features/password/components/PasswordField.tsx'])
})

const NAMED = /\b(?:draft=|useDraft(?:<[^(]*>)?\(\s*)\{?[`'"]([^`'"]+)[`'"]/g

test('no two forms keep what is typed under one name', () => {
  const names = globSync('{features,components,app}/**/*.tsx', { cwd: SOURCES }).flatMap((file) =>
    [...readFileSync(`${SOURCES}/${file}`, 'utf8').matchAll(NAMED)].map(([, name]) => name),
  )
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

beforeEach(() => localStorage.clear())

test('only what was changed is kept, and comes back over what stands there now', () => {
  const base = { name: 'Acme', city: 'Cluj', phone: '' }
  expect(packed(base, { ...base })).toBeNull()
  const text = packed(base, { ...base, city: 'Iași' })
  // Somebody else has changed the name meanwhile.
  expect(unpacked(text, { ...base, name: 'Acme SRL' })).toEqual({ name: 'Acme SRL', city: 'Iași', phone: '' })
  expect(unpacked(text, { ...base, city: 'Iași' })).toBeNull()
  expect(unpacked(null, base)).toBeNull()
})

test('a text, a list and nothing yet are drafts too', () => {
  expect(unpacked(packed('', 'called twice'), '')).toBe('called twice')
  expect(unpacked(packed(null, [{ key: 'a' }]), null)).toEqual([{ key: 'a' }])
})

test('a draft of the release before is read', () => {
  const text = JSON.stringify({ body: 'half a sentence', internal: true })
  expect(unpacked(text, { body: '', internal: true })).toEqual({ body: 'half a sentence', internal: true })
})

test('without room for it what is typed holds as long as the page does', () => {
  const { setItem } = Storage.prototype
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  try {
    keepDraft('lead.new', 'much')
    expect(readDraft('lead.new')).toBe('much')
    dropDraft('lead.new')
    expect(readDraft('lead.new')).toBeNull()
  } finally {
    Storage.prototype.setItem = setItem
  }
})
