import type { CustomerFilter, CustomersQuery } from '@/gql/graphql'
import { fetching, fetchingList, type Step } from '@/lib/preload'
import { read, readList } from '@/lib/read'
import { CustomerChoices } from './api/choices'
import { CustomerCard } from './api/customer'
import { Customers } from './api/customers'
import { CustomerOpenWork } from './api/openWork'
import { CustomerTimeline } from './api/timeline'

const NOTHING = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

const list = (filter: CustomerFilter) =>
  readList(Customers, { first: 50, filter, order: 'NAME_ASC' }, (data) => data.customers)

const card = (id: string): Step[] => [
  fetching(read(CustomerCard, { id })),
  fetching(read(CustomerOpenWork, { id })),
  fetchingList(
    readList(
      CustomerTimeline,
      { id, first: 30, filter: { subjects: null, since: null } },
      (data) => data.customer?.timeline ?? NOTHING,
    ),
  ),
]

/** The list as it is opened first, and the cards of the customers whose account one has. `more` is asked for each. */
export const customersOffline = (me: string, more: (id: string) => Step[]): Step[] => [
  fetching(read(CustomerChoices, {})),
  fetchingList(list({ status: null, segment: null })),
  fetchingList<CustomersQuery>(list({ assignee: me }), ({ customers }) =>
    customers.edges.flatMap(({ node }) => [...card(node.id), ...more(node.id)]),
  ),
]
