import type { CustomerChoicesQuery, CustomerFilter, CustomersQuery } from '@/gql/graphql'
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

/** Cards of one's own accounts, and of what stands first in the list: who has none still finds somebody. */
const OWN = 50
const FIRST = 12

/** What is asked for each customer, and for each branch in which new ones are entered. */
export interface More {
  customer: (id: string) => Step[]
  branch: (code: string) => Step[]
}

/** The list as it is opened first, with cards, and what a new customer needs. */
export function customersOffline(me: string, more: More): Step[] {
  const cards = ({ customers }: CustomersQuery, most: number) =>
    customers.edges.slice(0, most).flatMap(({ node }) => [...card(node.id), ...more.customer(node.id)])
  return [
    fetching<CustomerChoicesQuery>(read(CustomerChoices, {}), ({ branches }) =>
      branches.filter(({ viewerWorksHere }) => viewerWorksHere).flatMap(({ code }) => more.branch(code)),
    ),
    fetchingList<CustomersQuery>(list({ assignee: me }), (own) => cards(own, OWN)),
    fetchingList<CustomersQuery>(list({ status: null, segment: null }), (all) => cards(all, FIRST)),
  ]
}
