import { useEffect } from 'react'
import { keepPreloaded } from '@/lib/preload'

/** Keeps the device ready for hours without a line while somebody is signed in. */
export function usePreload(): void {
  useEffect(() => keepPreloaded(async () => (await import('../preload')).stepsOf()), [])
}
