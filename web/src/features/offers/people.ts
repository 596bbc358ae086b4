/** PURE: to whom an offer can be mailed. */
interface Person {
  id: string
  email?: string | null
  roles: readonly string[]
  removedAt?: string | null
}

/** Only a signatory may accept an offer in the portal. */
export const isSignatory = (person: { roles: readonly string[] }): boolean =>
  person.roles.includes('SIGNATORY')

/** Who still speaks for the customer and has a mail address; signatories first. */
export function reachable<T extends Person>(contacts: readonly T[]): T[] {
  const signs = (person: Person) => (isSignatory(person) ? 0 : 1)
  return contacts.filter((one) => one.email && !one.removedAt).sort((a, b) => signs(a) - signs(b))
}

/** Whom the offer names, else the first who can be reached. */
export const usualContact = (contacts: readonly Person[], named: string | undefined): string | undefined =>
  (contacts.find((one) => one.id === named) ?? contacts[0])?.id
