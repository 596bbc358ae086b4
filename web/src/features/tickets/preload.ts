import type { TicketsQuery } from '@/gql/graphql'
import { fetching, fetchingList, type Step } from '@/lib/preload'
import { read, readList } from '@/lib/read'
import { TicketCard } from './api/ticket'
import { TicketCustomer } from './api/ticketCustomer'
import { TicketSymptoms } from './api/ticketSymptoms'
import { Tickets } from './api/tickets'
import { filterOf, type TicketSearch } from './rules'

const list = (search: TicketSearch, me: string) =>
  readList(Tickets, { first: 50, filter: filterOf(search, me), order: 'CREATED_ASC' }, (data) => data.tickets)

/** What a ticket for a customer is opened with. */
export const ticketFor = (id: string): Step[] => [fetching(read(TicketCustomer, { id }))]

/** What opening asks for, the list as it is opened first, and one's own tickets with their cards. */
export const ticketsOffline = (me: string): Step[] => [
  fetching(read(TicketSymptoms, {})),
  fetchingList(list({}, me)),
  fetchingList<TicketsQuery>(list({ who: 'mine' }, me), ({ tickets }) =>
    tickets.edges.map(({ node }) => fetching(read(TicketCard, { id: node.id }))),
  ),
]
