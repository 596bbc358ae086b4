import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/**
 * TanStack's manager always starts "online": seed it from the browser, then believe the outcome of real requests
 * more than navigator.onLine, which says true on a captive or dead line.
 */
export function watchConnection(): void {
  onlineManager.setOnline(navigator.onLine)
  window.addEventListener('online', () => reportReachable(true))
  window.addEventListener('offline', () => reportReachable(false))
}

export function reportReachable(reachable: boolean): void {
  if (onlineManager.isOnline() !== reachable) onlineManager.setOnline(reachable)
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
  )
}
