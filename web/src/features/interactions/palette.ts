import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { InteractionHints } from './api/interactionHints'

/** Enough of a contact's number or of a phone to ask for it. */
const ASKED = /^(i-\d{4}-\d+|\+?[\d ]{7,})$/i

/** Ctrl/⌘-K finds contacts by number, and by the phone that called (INT-03). */
export function findContacts(): void {
  addToPalette('interactions', async (text) => {
    const search = text.trim()
    if (!ASKED.test(search) || !can('interaction:read')) return []
    const { interactions } = await queryClient.fetchQuery(read(InteractionHints, { search }))
    return interactions.nodes.map(({ id, number, caller, customer }) => ({
      id,
      label: customer?.name ?? caller ?? number,
      hint: number,
      icon: 'phone' as const,
      href: `/interactions/${id}`,
    }))
  })
}
