import { STATUSES, TYPES } from '@/features/admin/catalogue/rules'
import { oneOf, searchOf, text } from '@/lib/search'

export const usersSearch = searchOf({ q: text, role: text, state: oneOf(['active', 'inactive', 'portal']) })
export const catalogueSearch = searchOf({ q: text, type: oneOf(TYPES), status: oneOf(STATUSES) })
