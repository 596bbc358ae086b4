import * as v from 'valibot'

const optional = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** What of the list of leads stands in the address. Anything else in it is left out, never an error. */
export const leadsSearch = v.object({
  q: optional(v.string()),
  status: optional(
    v.picklist(['NEW', 'ASSIGNED', 'IN_PROGRESS', 'OFFER_ACCEPTED', 'COMPLETED', 'all'] as const),
  ),
  channel: optional(
    v.picklist([
      'TELEMARKETING',
      'REFERRAL',
      'EMPLOYEE_REFERRAL',
      'SITE_REFERRAL',
      'CUSTOMER_REQUEST',
      'HOT_LEAD',
    ] as const),
  ),
  who: optional(v.string()),
  overdue: optional(v.boolean()),
  order: optional(v.picklist(['DUE_ASC', 'CREATED_DESC', 'VALUE_DESC', 'COMPANY_ASC'] as const)),
})

/** Of the board: whose leads, and which of them. */
export const boardSearch = v.object({ q: optional(v.string()), team: optional(v.string()) })

/** Of a new lead: the channel that was chosen, and the branch of who works for several. */
export const entrySearch = v.object({
  channel: leadsSearch.entries.channel,
  branch: optional(v.string()),
})
