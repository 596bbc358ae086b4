import { findObjects } from '@/features/search/palette'
import { findViews } from '@/features/views/palette'
import { sessionStore } from '@/lib/session'

/** What staff find in the palette, in this order; each shows nothing that its person may not read. */
export function findEverything(): void {
  if (sessionStore.get().user?.kind !== 'STAFF') return
  for (const find of [findViews, findObjects]) find()
}
