import { useEffect } from 'react'

/** Keeps the device ready for hours without a line while somebody is signed in; its code comes after the first picture. */
export function usePreload(): void {
  useEffect(() => {
    let end = () => {}
    const start = async () => {
      const [{ stepsOf }, { keepPreloaded }] = await Promise.all([
        import('../preload'),
        import('@/lib/preload'),
      ])
      if (!over) end = keepPreloaded(async () => stepsOf())
    }
    let over = false
    void start().catch(() => undefined)
    return () => {
      over = true
      end()
    }
  }, [])
}
