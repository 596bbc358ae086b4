import { oneOf, searchOf, text } from '@/lib/search'

export const ticketsSearch = searchOf({
  q: text,
  status: oneOf(['GATHERING', 'OPEN', 'DISPATCHED', 'REJECTED', 'RESOLVED', 'CLOSED', 'CANCELLED', 'all']),
  kind: oneOf(['TROUBLE', 'BILLING', 'SALES', 'COMPLAINT', 'TASK']),
  who: text,
  order: oneOf(['CREATED_DESC', 'CREATED_ASC']),
})

/** Of a new ticket: whose it is. */
export const newTicketSearch = searchOf({ customer: text })
