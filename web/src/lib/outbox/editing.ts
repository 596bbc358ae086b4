import { createStore } from '../store'
import type { Unsent } from './unsent'

/**
 * The refused write that is open in its form again: what is sent from there takes its place in the queue. It holds as
 * long as the form is open; after a reload the form is a new one and the refused write still stands in the sync centre.
 */
export const editing = createStore<Unsent | null>(null)

/** The write that is corrected in the form with this draft. */
export function editedIn(draft: string | undefined): Unsent | undefined {
  const item = editing.get()
  return item && draft !== undefined && item.reopen?.draft === draft ? item : undefined
}
