import { oneOf, searchOf, text } from '@/lib/search'

export const customersSearch = searchOf({
  q: text,
  status: oneOf(['PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED']),
  segment: text,
  order: oneOf(['NAME_ASC', 'VALUE_DESC', 'CREATED_DESC']),
})
