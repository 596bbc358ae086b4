import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'

const SLACK = 6
const HOLD = 280
const EDGE = 56

interface Press<T> {
  item: T
  x: number
  y: number
  touch: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

export interface DragOptions<T> {
  /** What scrolls sideways when a card comes near its edge. */
  scroller: RefObject<HTMLElement | null>
  /** `target` is the data-drop of what lies under the pointer. */
  onDrop: (item: T, target: string) => void
}

const targetAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null

/**
 * Dragging by mouse at once, by finger after a short hold, so that a swipe still scrolls the board on a tablet.
 * Escape puts the card back. Whoever cannot drag has the card's menu.
 */
export function useDrag<T>({ scroller, onDrop }: DragOptions<T>) {
  const press = useRef<Press<T> | null>(null)
  const [held, setHeld] = useState<T | null>(null)
  const [at, setAt] = useState({ x: 0, y: 0 })
  const [over, setOver] = useState<string | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop

  const grab = useCallback((item: T, event: ReactPointerEvent) => {
    if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return
    const { clientX: x, clientY: y } = event
    const touch = event.pointerType !== 'mouse'
    const lift = () => {
      setAt({ x, y })
      setHeld(item)
    }
    press.current = { item, x, y, touch, timer: touch ? setTimeout(lift, HOLD) : undefined }
  }, [])

  useEffect(() => {
    const letGo = () => {
      clearTimeout(press.current?.timer)
      press.current = null
      setHeld(null)
      setOver(null)
    }
    const onMove = (event: PointerEvent) => {
      const now = press.current
      if (!now) return
      const { clientX: x, clientY: y } = event
      const far = Math.hypot(x - now.x, y - now.y) > SLACK
      if (held === null) {
        if (!far) return
        if (now.touch) letGo()
        else {
          setAt({ x, y })
          setHeld(now.item)
        }
        return
      }
      setAt({ x, y })
      setOver(targetAt(x, y))
      const box = scroller.current?.getBoundingClientRect()
      if (box && x > box.right - EDGE) scroller.current?.scrollBy({ left: 24 })
      if (box && x < box.left + EDGE) scroller.current?.scrollBy({ left: -24 })
    }
    const onUp = (event: PointerEvent) => {
      const target = held === null ? null : targetAt(event.clientX, event.clientY)
      if (held !== null) {
        // The click that follows would open the card under the pointer.
        const swallow = (click: MouseEvent) => {
          click.preventDefault()
          click.stopPropagation()
        }
        window.addEventListener('click', swallow, { capture: true, once: true })
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
        if (target) drop.current(held, target)
      }
      letGo()
    }
    const onTouchMove = (event: TouchEvent) => {
      if (held !== null) event.preventDefault()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') letGo()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', letGo)
    window.addEventListener('touchmove', onTouchMove, { passive: false })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', letGo)
      window.removeEventListener('touchmove', onTouchMove)
      window.removeEventListener('keydown', onKey)
    }
  }, [held, scroller])

  return { grab, held, at, over }
}
