import type { PortalBillsQuery, PortalOrdersQuery, PortalTicketsQuery } from '@/gql/graphql'
import { fetching, fetchingList, type Step } from '@/lib/preload'
import { read, readList } from '@/lib/read'
import { PortalBalance, PortalBill, PortalBills } from './api/portalBills'
import { PortalHome } from './api/portalHome'
import { PortalOrder } from './api/portalOrder'
import { PortalOrders } from './api/portalOrders'
import { PortalTicket } from './api/portalTicket'
import { PortalTickets } from './api/portalTickets'
import { ReportChoices } from './api/ticketReport'

/** The customer's own orders, tickets and bills, and what reporting a problem asks for. */
export const portalOffline = (): Step[] => [
  fetching(read(PortalHome, {})),
  fetching(read(ReportChoices, {})),
  fetchingList<PortalOrdersQuery>(
    readList(PortalOrders, { first: 20, filter: { alive: true } }, (data) => data.orders),
    ({ orders }) => orders.edges.map(({ node }) => fetching(read(PortalOrder, { id: node.id }))),
  ),
  fetchingList<PortalOrdersQuery>(
    readList(PortalOrders, { first: 20, filter: { alive: false } }, (data) => data.orders),
    () => [],
  ),
  fetchingList<PortalTicketsQuery>(
    readList(PortalTickets, { first: 20, filter: { alive: true } }, (data) => data.tickets),
    ({ tickets }) => tickets.edges.map(({ node }) => fetching(read(PortalTicket, { id: node.id }))),
  ),
  fetching(read(PortalBalance, {})),
  fetchingList<PortalBillsQuery>(
    readList(PortalBills, { first: 24 }, (data) => data.invoices),
    ({ invoices }) => invoices.edges.map(({ node }) => fetching(read(PortalBill, { id: node.id }))),
  ),
]
