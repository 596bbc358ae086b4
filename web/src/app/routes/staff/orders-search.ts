import { oneOf, searchOf, text } from '@/lib/search'

export const ordersSearch = searchOf({
  q: text,
  status: oneOf(['SUBMITTED', 'IN_PROGRESS', 'AWAITING_CUSTOMER', 'COMPLETED', 'CANCELLED', 'all']),
  who: oneOf(['mine']),
  view: oneOf(['queue', 'list']),
  work: oneOf(['failed']),
})
