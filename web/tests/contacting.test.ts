import { expect, test } from 'vitest'
import { contactStore, startContact, writeContact } from '@/lib/contacting'
import { sessionStore } from '@/lib/session'

const KEY = 'trunkline-contact/usr_1'
/** What another tab has stored. */
const elsewhere = (contact: object | null) => {
  if (contact) localStorage.setItem(KEY, JSON.stringify(contact))
  else localStorage.removeItem(KEY)
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }))
}

test('two tabs hold one contact: what was written there is not overwritten, and one that was closed stays closed', () => {
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'Ana', kind: 'STAFF', language: 'ro', permissions: [] },
  })
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
