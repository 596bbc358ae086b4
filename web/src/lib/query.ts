import { type DehydratedState, dehydrate, hydrate, onlineManager, QueryClient } from '@tanstack/react-query'
import { del, get, set } from 'idb-keyval'
import { NetworkError } from './errors'
import { beforeSignOut, sessionStore } from './session'

const KEY = 'trunkline-cache'
const DAY = 86_400_000
/** A weekend without a line, and a clock that is wrong by a day. */
const KEPT_MS = 3 * DAY

/** A stored cache of another build may have other shapes: it is not read. */
const BUILD = import.meta.env.VITE_BUILD ?? '1'

interface Stored {
  user: string
  build: string
  at: number
  state: DehydratedState
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: DAY,
      networkMode: 'offlineFirst',
      // Without a line a screen says so at once; when it is back everything on the screen is asked for again.
      retry: (count, error) => error instanceof NetworkError && onlineManager.isOnline() && count < 2,
      retryDelay: (count) => Math.min(1000 * 2 ** count, 15_000),
    },
    mutations: { networkMode: 'always' },
  },
})

/** Opens yesterday's screens at once and without a line; what is shown is then asked for again. */
export async function restoreCache(): Promise<void> {
  const stored = await get<Stored>(KEY).catch(() => undefined)
  const user = sessionStore.get().user?.id
  if (
    stored &&
    stored.user === user &&
    stored.build === BUILD &&
    Math.abs(Date.now() - stored.at) < KEPT_MS
  ) {
    hydrate(queryClient, stored.state)
    // However young: who loads the app anew wants what is true now.
    await queryClient.invalidateQueries({ refetchType: 'none' })
  }
}

/** Stores what was read, never a query with meta.private; resolves when it is written down. */
export async function storeCache(): Promise<void> {
  const user = sessionStore.get().user?.id
  if (!user) return
  const state = dehydrate(queryClient, {
    shouldDehydrateQuery: (query) => query.state.status === 'success' && !query.meta?.private,
    shouldDehydrateMutation: () => false,
  })
  // Without room for it the next start asks for everything again.
  await set(KEY, { user, build: BUILD, at: Date.now(), state } satisfies Stored).catch(() => undefined)
}

/** Stores what was read, at most every two seconds. */
export function keepCache(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    timer = undefined
    void storeCache()
  }
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') timer ??= setTimeout(save, 2000)
  })
  beforeSignOut(async () => {
    clearTimeout(timer)
    timer = undefined
    queryClient.clear()
    await del(KEY)
  })
}
