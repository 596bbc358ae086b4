import { fetchingList, type Step } from '@/lib/preload'
import { readList } from '@/lib/read'
import { Inbox } from './api/inbox'
import { type Box, filterOf } from './rules'

const open = (box: Box): Step =>
  fetchingList(
    readList(Inbox, { first: 50, filter: filterOf({ box }), order: 'DUE_ASC' }, (data) => data.inbox),
  )

/** Both boxes with what is to be done. */
export const inboxOffline = (): Step[] => [open('PERSONAL'), open('GROUP')]
