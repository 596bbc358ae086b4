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

/** `happens` resolves when the line is lost, at once when there is none; `stop` ends the waiting. */
export function lineLost(): { happens: Promise<undefined>; stop: () => void } {
  let stop = () => {}
  const happens = new Promise<undefined>((resolve) => {
    const look = () => {
      if (!onlineManager.isOnline()) resolve(undefined)
    }
    stop = onlineManager.subscribe(look)
    look()
  })
  return { happens, stop }
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
  )
}
