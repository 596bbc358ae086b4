import {
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  onlineManager,
  type QueryKey,
} from '@tanstack/react-query'
import { queryClient, storeCache } from './query'
import { beforeSignOut, sessionStore } from './session'
import { createStore, useStore } from './store'

/** What is fetched for work without a line: each step asks for one thing and may add what its answer leads to. */
export type Step = () => Promise<readonly Step[] | undefined>

const KEY = 'trunkline-preloaded'
const FIRST_MS = 8000
const AGAIN_MS = 15 * 60_000
const LOOK_MS = 60_000
/** Requests in a row with a pause, so that the person's own work always goes first. */
const PAUSE_MS = 40
/** More than a day in the field needs is not worth the device's room. */
const MOST = 400

let plan: (() => Promise<readonly Step[]>) | undefined

export const preloading = createStore(false)
const loaded = createStore<number | null>(Number(localStorage.getItem(KEY)) || null)
export const useLoaded = (): number | null => useStore(loaded)

interface Connection {
  saveData?: boolean
  effectiveType?: string
}

/** A line on which nobody pays for or waits behind what is only fetched for later. */
function isGood(): boolean {
  const { connection } = navigator as { connection?: Connection }
  return onlineManager.isOnline() && !connection?.saveData && !/2g|3g/.test(connection?.effectiveType ?? '')
}

/** Fetches everything again; what a device had before stays until the newer is there. */
export async function preloadNow(): Promise<void> {
  if (!plan || preloading.get() || sessionStore.get().state !== 'in') return
  preloading.set(true)
  try {
    const steps = [...(await plan())]
    for (let count = 0; count < MOST; count += 1) {
      const step = steps.shift()
      if (!step) break
      if (!onlineManager.isOnline()) return
      steps.push(...((await step()) ?? []))
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
    // Said only once it is written down.
    await storeCache()
    localStorage.setItem(KEY, String(Date.now()))
    loaded.set(Date.now())
  } catch {
    // What could not be fetched now is fetched the next time; what is stored already stays.
  } finally {
    preloading.set(false)
  }
}

/** Keeps the device ready for hours without a line. `steps` are the role's, loaded when nothing else is to do. */
export function keepPreloaded(steps: () => Promise<readonly Step[]>): () => void {
  plan = steps
  const look = () => {
    if (isGood() && document.visibilityState === 'visible' && Date.now() - (loaded.get() ?? 0) > AGAIN_MS)
      void preloadNow()
  }
  const first = setTimeout(look, FIRST_MS)
  const timer = setInterval(look, LOOK_MS)
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}

beforeSignOut(() => {
  localStorage.removeItem(KEY)
  loaded.set(null)
})

const YOUNG_MS = 60_000

/** Asks for a query unless its answer is young; `next` says what that leads to. */
export const fetching =
  <T>(options: { queryKey: QueryKey; queryFn?: unknown }, next?: (data: T) => readonly Step[]): Step =>
  async () => {
    const data = await queryClient.fetchQuery({ ...options, staleTime: YOUNG_MS } as FetchQueryOptions)
    return next?.(data as T)
  }

/** The same for the first page of a list. */
export const fetchingList =
  <T>(
    options: { queryKey: QueryKey; queryFn?: unknown; initialPageParam: unknown },
    next?: (first: T) => readonly Step[],
  ): Step =>
  async () => {
    const data = await queryClient.fetchInfiniteQuery({
      ...options,
      staleTime: YOUNG_MS,
    } as FetchInfiniteQueryOptions)
    const [first] = (data as { pages: T[] }).pages
    return first && next?.(first)
  }
