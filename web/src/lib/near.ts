import { type RefObject, useEffect, useState } from 'react'

type Place = RefObject<Element | null>

/** Whether an element is in sight of what scrolls it, or soon. `first` is what holds until somebody has looked. */
export function useNear(scroller: Place, element: Place, first: boolean): boolean {
  const [near, setNear] = useState(first)
  useEffect(() => {
    if (!element.current) return undefined
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: scroller.current,
      rootMargin: '800px 0px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [scroller, element])
  return near
}
