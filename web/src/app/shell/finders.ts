import { findObjects } from '@/features/search/palette'
import { findViews } from '@/features/views/palette'

/** What staff find in the palette, in this order; whoever is signed in when it is asked, finds what they may read. */
export function findEverything(): void {
  for (const find of [findViews, findObjects]) find()
}
