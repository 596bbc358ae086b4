import { KINDS } from '@/features/admin/audit/kinds'
import { STATUSES, TYPES } from '@/features/admin/catalogue/kinds'
import { ALL_STATES, PERIODS, SHOWN } from '@/features/admin/deliveries/kinds'
import { STATES as NUMBER_STATES } from '@/features/admin/numbers/rules'
import { day, oneOf, searchOf, text } from '@/lib/search'

export const usersSearch = searchOf({ q: text, role: text, state: oneOf(['active', 'inactive', 'portal']) })
export const catalogueSearch = searchOf({ q: text, type: oneOf(TYPES), status: oneOf(STATUSES) })
export const numbersSearch = searchOf({ q: text, state: oneOf(NUMBER_STATES) })
export const deliveriesSearch = searchOf({
  show: oneOf(SHOWN),
  state: oneOf(ALL_STATES),
  period: oneOf(PERIODS),
})
export const auditSearch = searchOf({
  customer: text,
  person: text,
  kind: oneOf(KINDS),
  since: day,
  until: day,
})
