import { type RefObject, useEffect, useState } from 'react'

type Place = RefObject<Element | null>

/**
 * Whether an element is in sight of what scrolls it, or soon, and its height in px when somebody last looked: to ask
 * for it would have the whole screen laid out once more. `first` is what holds until then.
 */
export function useNear(scroller: Place, element: Place, first: boolean): { near: boolean; height?: number } {
  const [seen, setSeen] = useState<{ near: boolean; height?: number }>({ near: first })
  useEffect(() => {
    if (!element.current) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1)
        if (last) setSeen({ near: last.isIntersecting, height: last.boundingClientRect.height })
      },
      { root: scroller.current, rootMargin: '400px 0px' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [scroller, element])
  return seen
}
