import { get, set } from 'idb-keyval'
import { expect, it, vi } from 'vitest'
import { dropDraft, keepDraft, readDraft, restoreDrafts } from '@/lib/drafts'
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
