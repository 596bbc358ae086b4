import { CONTACT, changedNow } from './drafts'
import { sessionStore } from './session'
import { createStore } from './store'

/** With whom a contact is made, and how; nobody named: somebody who is not in the base. */
export interface Contacting {
  channel: 'PHONE' | 'CHAT' | 'SHOP'
  direction: 'INBOUND' | 'OUTBOUND'
  /** Who it is, as the bar calls them. */
  name: string
  customerId?: string
  contactId?: string
  leadId?: string
  phone?: string
  /** Who speaks, where nobody is in the base yet. */
  caller?: string
  /** What it is about: a ticket, lead, offer or contract. */
  aboutId?: string
}

/** A contact that goes on; it survives reloads and lost lines until it is closed. */
export interface OpenContact extends Contacting {
  userId: string
  /** The writer's own key: however often it is sent, it is one contact. */
  reference: string
  startedAt: number
  /** When people stopped speaking; they may write on. */
  endedAt?: number
  /** Once the server has it. */
  id?: string
  number?: string
  reasons: readonly string[]
  note: string
  /** Asked for meanwhile: begins when this one is closed. */
  next?: Contacting
}

/** On a shared tablet everybody has an own one: signing out loses nothing, and nobody sees another person's. */
const keyOf = (userId: string) => CONTACT + userId

function stored(): OpenContact | null {
  const { user } = sessionStore.get()
  try {
    return user && (JSON.parse(localStorage.getItem(keyOf(user.id)) ?? 'null') as OpenContact | null)
  } catch {
    return null
  }
}

export const contactStore = createStore<OpenContact | null>(stored())
sessionStore.subscribe(() => {
  const { user } = sessionStore.get()
  if (contactStore.get()?.userId !== user?.id) contactStore.set(stored())
})

// Another tab of the same person shows the same contact, what is written there, and its end.
window.addEventListener('storage', ({ key }) => {
  const { user } = sessionStore.get()
  if (user && key === keyOf(user.id)) contactStore.set(stored())
})

function keep(userId: string, contact: OpenContact | null): void {
  if (contact) localStorage.setItem(keyOf(userId), JSON.stringify(contact))
  else localStorage.removeItem(keyOf(userId))
  changedNow()
  contactStore.set(contact)
}

/** Begins a contact; while another one goes on, it waits for its end. */
export function startContact(contacting: Contacting): void {
  const { user } = sessionStore.get()
  if (!user) return
  const open = contactStore.get()
  if (open) {
    const same = (['customerId', 'leadId', 'aboutId'] as const).every((key) => open[key] === contacting[key])
    if (!same) keep(user.id, { ...open, next: contacting })
    return
  }
  const reference = crypto.randomUUID()
  keep(user.id, { ...contacting, userId: user.id, reference, startedAt: Date.now(), reasons: [], note: '' })
}

/** Writes to the contact that goes on; one that was closed meanwhile stays closed. */
export function writeContact(reference: string, written: Partial<OpenContact>): void {
  const open = contactStore.get()
  if (open?.reference === reference) keep(open.userId, { ...open, ...written })
}

/** Lets go of it: it was closed, or begun by mistake. */
export function endContact(reference: string): void {
  const open = contactStore.get()
  if (open?.reference !== reference) return
  keep(open.userId, null)
  if (open.next) startContact(open.next)
}
