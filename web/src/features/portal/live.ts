import { useLive } from '@/lib/live'
import { queryClient } from '@/lib/query'
import { PortalNews } from './api/portalNews'

/** Asks again for these operations whenever something arrives for the reader. */
export function usePortalNews(names: readonly string[]): void {
  useLive(PortalNews, {}, () => {
    for (const name of names) void queryClient.invalidateQueries({ queryKey: [name] })
  })
}
