import { oneOf, searchOf } from '@/lib/search'

export const inboxSearch = searchOf({ box: oneOf(['PERSONAL', 'GROUP', 'SENT']) })
