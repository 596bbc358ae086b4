import { flag, oneOf, searchOf, text } from '@/lib/search'

export const offersSearch = searchOf({
  q: text,
  status: oneOf(['DRAFT', 'PRICING', 'APPROVED', 'SENT', 'ACCEPTED', 'REFUSED', 'EXPIRED', 'WITHDRAWN']),
  owner: oneOf(['me']),
  customer: text,
  order: oneOf(['CREATED_DESC', 'CREATED_ASC', 'VALID_UNTIL_ASC']),
  /** The open offer is finished just now: it is about to be sent. */
  send: flag,
})

/** For whom a new offer is made, and the lead that it comes from. */
export const newOfferSearch = searchOf({ customer: text, lead: text })

export const contractsSearch = searchOf({
  q: text,
  status: oneOf(['DRAFT', 'GENERATED', 'SENT', 'SIGNED', 'ACTIVE', 'ENDED', 'CANCELLED']),
  owner: oneOf(['me']),
  customer: text,
  order: oneOf(['CREATED_DESC', 'END_ASC']),
})
