import type { OfferCustomerQuery, OffersQuery } from '@/gql/graphql'
import { fetching, fetchingList, type Step } from '@/lib/preload'
import { read, readList } from '@/lib/read'
import { can } from '@/lib/session'
import { FreeNumbers } from './api/freeNumbers'
import { OfferCard } from './api/offer'
import { OfferCustomer } from './api/offerCustomer'
import { OfferNumbers } from './api/offerNumbers'
import { OfferShop } from './api/offerShop'
import { Offers } from './api/offers'
import { KINDS } from './rules'

const list = (owner: string | null) =>
  readList(
    Offers,
    { first: 50, filter: { status: null, owner, customer: null, search: null }, order: 'CREATED_DESC' },
    (data) => data.offers,
  )

/** The catalogue of a branch with its limits, and numbers of its stock: also for a customer that is entered without a line. */
export const shopOf = (branch: string): Step[] => [
  fetching(read(OfferShop, { branch })),
  ...(can('number:write')
    ? KINDS.map((kind) => fetching(read(FreeNumbers, { branch, kind, digits: null })))
    : []),
]

/** What an offer for a customer is built from: the customer, and the branch's catalogue with its limits. */
export const offerFor = (id: string): Step[] => [
  fetching<OfferCustomerQuery>(read(OfferCustomer, { id }), ({ customer }) =>
    customer?.branch ? shopOf(customer.branch.code) : [],
  ),
]

/** The list as it is opened first, and one's own offers with their cards. */
export const offersOffline = (me: string): Step[] => [
  fetchingList(list(null)),
  fetchingList<OffersQuery>(list(me), ({ offers }) =>
    offers.edges.flatMap(({ node }) => [
      fetching(read(OfferCard, { id: node.id })),
      ...(can('number:read') ? [fetching(read(OfferNumbers, { offer: node.id }))] : []),
    ]),
  ),
]
