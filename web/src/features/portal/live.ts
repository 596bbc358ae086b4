import { useLive } from '@/lib/live'
import { queryClient } from '@/lib/query'
import { PortalNews } from './api/portalNews'

/** How often an open screen asks by itself: what brings no notification is not stale for long. */
export const EVERY = 20_000

/** Asks again for these operations whenever something arrives for the reader. */
export function usePortalNews(names: readonly string[]): void {
  useLive(PortalNews, {}, () => {
    for (const name of names) void queryClient.invalidateQueries({ queryKey: [name] })
  })
}
