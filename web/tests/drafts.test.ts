import { get, set } from 'idb-keyval'
import { afterEach, expect, it, vi } from 'vitest'
import { dropDraft, keepDraft, readDraft, restoreDrafts } from '@/lib/drafts'
import { DRAFT_DAYS, forgetOld } from '@/lib/oldDrafts'
import { sessionStore } from '@/lib/session'

const COPY = 'trunkline-drafts'
const AT = 'trunkline-drafts-at'
const MINE = 'trunkline-draft-usr_1.lead.new'
const copied = async () => (await get<{ drafts: Record<string, string> }>(COPY))?.drafts
const signIn = (id: string) =>
  sessionStore.set({
    state: 'in',
    user: { id, name: 'Ana', kind: 'STAFF', language: 'en', permissions: [] },
  })

afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

it('brings back what the browser had no time to write down, and nothing that was sent', async () => {
  signIn('usr_1')
  keepDraft('lead.new', 'half')
  keepDraft('lead.new', 'half a lead')
  keepDraft('ticket.new', 'sent')
  dropDraft('ticket.new')
  await vi.waitFor(async () => expect(await copied()).toEqual({ [MINE]: 'half a lead' }))
  // As after a battery that ended: what lies in localStorage is a minute old.
  localStorage.setItem(MINE, 'ha')
  localStorage.setItem('trunkline-draft-usr_1.ticket.new', 'sent')
  localStorage.setItem(AT, String(Date.now() - 60_000))
  localStorage.setItem('trunkline-user', 'Ana')
  await restoreDrafts()
  expect(readDraft('lead.new')).toBe('half a lead')
  expect(readDraft('ticket.new')).toBeNull()
  expect(localStorage.getItem('trunkline-user')).toBe('Ana')
})

it('is not taken for newer when there was no room for the copy', async () => {
  signIn('usr_1')
  await set(COPY, { at: Date.now() - 60_000, drafts: { [MINE]: 'old' } })
  localStorage.setItem(MINE, 'typed since then')
  localStorage.setItem(AT, String(Date.now()))
  await restoreDrafts()
  expect(readDraft('lead.new')).toBe('typed since then')
})

it('is of one person on a shared tablet', () => {
  signIn('usr_1')
  keepDraft('lead.new', 'of Ana')
  signIn('usr_2')
  expect(readDraft('lead.new')).toBeNull()
})

it('goes when its person has not touched it for long, and nobody else is touched by that', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-05') })
  const later = async (days: number) => {
    vi.setSystemTime(Date.now() + days * 86_400_000)
    await restoreDrafts()
    forgetOld()
  }
  signIn('usr_1')
  keepDraft('lead.new', 'of Ana')
  // Of a release that knew no days: it begins to age now.
  localStorage.setItem('trunkline-draft-usr_1.ticket.new', 'older')
  await later(0)
  signIn('usr_2')
  await later(40)
  keepDraft('lead.new', 'of Dan')
  await later(1)
  await later(DRAFT_DAYS - 41)
  signIn('usr_1')
  expect(readDraft('lead.new')).toBe('of Ana')
  keepDraft('ticket.new', 'touched again')
  await later(1)
  expect(readDraft('lead.new')).toBeNull()
  expect(readDraft('ticket.new')).toBe('touched again')
  signIn('usr_2')
  expect(readDraft('lead.new')).toBe('of Dan')
  // Nobody was here for half a year, or the clock is wrong: who comes finds it once more.
  await later(180)
  expect(readDraft('lead.new')).toBe('of Dan')
  await later(0)
  expect(readDraft('lead.new')).toBe('of Dan')
  await later(1)
  expect(readDraft('lead.new')).toBeNull()
})
