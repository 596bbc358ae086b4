import { get } from 'idb-keyval'
import { expect, it, vi } from 'vitest'
import { dropDraft, keepDraft, readDraft, restoreDrafts } from '@/lib/drafts'

const copied = () => get<Record<string, string>>('trunkline-drafts')

it('brings back what the browser had no time to write down, and nothing that was sent', async () => {
  keepDraft('lead.new', 'half')
  keepDraft('lead.new', 'half a lead')
  keepDraft('ticket.new', 'sent')
  dropDraft('ticket.new')
  await vi.waitFor(async () => expect(await copied()).toEqual({ 'trunkline-draft-lead.new': 'half a lead' }))
  // As after a battery that ended: what lies in localStorage is a minute old.
  localStorage.setItem('trunkline-draft-lead.new', 'ha')
  localStorage.setItem('trunkline-draft-ticket.new', 'sent')
  localStorage.setItem('trunkline-user', 'Ana')
  await restoreDrafts()
  expect(readDraft('lead.new')).toBe('half a lead')
  expect(readDraft('ticket.new')).toBeNull()
  expect(localStorage.getItem('trunkline-user')).toBe('Ana')
})
