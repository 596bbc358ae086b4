import type { LeadsQuery } from '@/gql/graphql'
import { fetching, fetchingList, type Step } from '@/lib/preload'
import { read, readList } from '@/lib/read'
import { LeadCard } from './api/lead'
import { LeadChannels } from './api/leadChannels'
import { LeadHistory } from './api/leadHistory'
import { Leads } from './api/leads'
import { filterOf, type LeadSearch } from './rules'

const NOTHING = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

const list = (search: LeadSearch, me: string) =>
  readList(Leads, { first: 50, filter: filterOf(search, me), order: 'DUE_ASC' }, (data) => data.leads)

const card = (id: string): Step[] => [
  fetching(read(LeadCard, { id })),
  fetchingList(readList(LeadHistory, { id, first: 20 }, (data) => data.lead?.history ?? NOTHING)),
]

/** What entering asks for, the list as it is opened first, and one's own leads with their cards. */
export const leadsOffline = (me: string): Step[] => [
  fetching(read(LeadChannels, {})),
  fetchingList(list({}, me)),
  fetchingList<LeadsQuery>(list({ who: 'mine' }, me), ({ leads }) =>
    leads.edges.flatMap(({ node }) => card(node.id)),
  ),
]
