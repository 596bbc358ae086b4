import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { TicketHints } from './api/ticketHints'

/** Ctrl/⌘-K finds tickets by number or subject, closed ones too. */
export function findTickets(): void {
  addToPalette('tickets', async (text) => {
    const search = text.trim()
    if (search.length < 2 || !can('ticket:read')) return []
    const { tickets } = await queryClient.fetchQuery(read(TicketHints, { search }))
    return tickets.nodes.map(({ id, number, subject, customer }) => ({
      id,
      label: subject,
      hint: customer ? `${number} · ${customer.name}` : number,
      icon: 'tickets' as const,
      href: `/tickets/${id}`,
    }))
  })
}
