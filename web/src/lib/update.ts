import { createStore } from './store'

/** Set when a newer version of the app has been downloaded; calling it reloads into it. */
export const updateStore = createStore<(() => void) | null>(null)

// What was on its way when the service worker took over has arrived by then.
const ARRIVED_MS = 8000
// More than a first visit fetches: a browser remembers 250 unless it is asked for more.
const REMEMBERED = 1000

/** What a first visit fetched before the service worker was there goes through it once more, and is stored. */
function storeLoaded(): void {
  for (const { name } of performance.getEntriesByType('resource')) {
    if (new URL(name).pathname.startsWith('/assets/')) void fetch(name).catch(() => undefined)
  }
}

export async function watchUpdates(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { registerSW } = await import('virtual:pwa-register')
  if (!navigator.serviceWorker.controller) {
    performance.setResourceTimingBufferSize(REMEMBERED)
    const store = () => {
      storeLoaded()
      setTimeout(storeLoaded, ARRIVED_MS)
    }
    navigator.serviceWorker.addEventListener('controllerchange', store, { once: true })
  }
  const apply = registerSW({ immediate: true, onNeedRefresh: () => updateStore.set(() => void apply(true)) })
  // Safari on iPad throws stored work away after seven idle days unless the app asked to keep it.
  await navigator.storage?.persist?.()
}
