import { flag, oneOf, searchOf, text } from '@/lib/search'

const channel = oneOf([
  'TELEMARKETING',
  'REFERRAL',
  'EMPLOYEE_REFERRAL',
  'SITE_REFERRAL',
  'CUSTOMER_REQUEST',
  'HOT_LEAD',
])

export const leadsSearch = searchOf({
  q: text,
  status: oneOf(['NEW', 'ASSIGNED', 'IN_PROGRESS', 'OFFER_ACCEPTED', 'COMPLETED', 'all']),
  channel,
  who: text,
  overdue: flag,
  order: oneOf(['DUE_ASC', 'CREATED_DESC', 'VALUE_DESC', 'COMPANY_ASC']),
})

/** Of the board: whose leads, and which of them. */
export const boardSearch = searchOf({ q: text, team: text })

/** Of a new lead: the channel that was chosen, and the branch of who works for several. */
export const entrySearch = searchOf({ channel, branch: text })
