/**
 * The key of an order on its way. It is kept until the answer is here: sent again after a lost line or a reload, the
 * server gives the same order instead of a second one. Another content of the cart is another order.
 */
export interface Sending {
  reference: string
  print: string
}

const KEY = 'trunkline-order'

const keyOf = (userId: string): string => `${KEY}-${userId}`

export function sending(userId: string): Sending | null {
  const stored = localStorage.getItem(keyOf(userId))
  return stored ? (JSON.parse(stored) as Sending) : null
}

/** The reference under which this content is ordered, the same one until `settled`. */
export function referenceFor(userId: string, print: string): string {
  const open = sending(userId)
  if (open && open.print === print) return open.reference
  const reference = crypto.randomUUID()
  localStorage.setItem(keyOf(userId), JSON.stringify({ reference, print } satisfies Sending))
  return reference
}

export const settled = (userId: string): void => localStorage.removeItem(keyOf(userId))
