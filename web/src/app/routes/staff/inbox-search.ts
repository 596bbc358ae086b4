import { BOXES, KINDS } from '@/features/inbox/rules'
import { oneOf, searchOf, text } from '@/lib/search'

export const inboxSearch = searchOf({ box: oneOf(BOXES), q: text, kind: oneOf(KINDS) })
