import { get } from 'idb-keyval'
import { expect, test, vi } from 'vitest'
import { contactStore, startContact, writeContact } from '@/lib/contacting'
import { restoreDrafts } from '@/lib/drafts'
import { sessionStore } from '@/lib/session'

const KEY = 'trunkline-contact/usr_1'
/** What another tab has stored. */
const elsewhere = (contact: object | null) => {
  if (contact) localStorage.setItem(KEY, JSON.stringify(contact))
  else localStorage.removeItem(KEY)
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }))
}

const signIn = () =>
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'Ana', kind: 'STAFF', language: 'ro', permissions: [] },
  })

test('two tabs hold one contact: what was written there is not overwritten, and one that was closed stays closed', () => {
  signIn()
  startContact({ channel: 'PHONE', direction: 'INBOUND', name: 'Vela' })
  const open = contactStore.get()
  const reference = open?.reference ?? ''
  elsewhere({ ...open, note: 'Asks for the bill' })
  writeContact(reference, { reasons: ['rea_1'] })
  expect(contactStore.get()).toMatchObject({ note: 'Asks for the bill', reasons: ['rea_1'] })
  elsewhere(null)
  writeContact(reference, { note: 'late' })
  expect([contactStore.get(), localStorage.getItem(KEY)]).toEqual([null, null])
})

test('what was said is there again after a battery that ended before the browser had written it down', async () => {
  signIn()
  const copied = async () => (await get<{ drafts: Record<string, string> }>('trunkline-drafts'))?.drafts[KEY]
  startContact({ channel: 'PHONE', direction: 'INBOUND', name: 'Vela' })
  writeContact(contactStore.get()?.reference ?? '', { note: 'Asks for the bill of June' })
  await vi.waitFor(async () => expect(await copied()).toContain('Asks for the bill of June'))
  localStorage.removeItem(KEY)
  localStorage.setItem('trunkline-drafts-at', String(Date.now() - 60_000))
  await restoreDrafts()
  expect(localStorage.getItem(KEY)).toContain('Asks for the bill of June')
})
