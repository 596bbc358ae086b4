import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { KeyHint } from './KeyHint'

const DELAY_MS = 500
const GAP = 6
const EDGE = 8

/** Above what it belongs to, or below where there is no room; never over the edge of the screen. */
function place(bubble: HTMLElement | null, owner: DOMRect): void {
  if (!bubble) return
  const { width, height } = bubble.getBoundingClientRect()
  const above = owner.top - GAP - height
  const centred = owner.left + (owner.width - width) / 2
  bubble.style.top = `${above < EDGE ? owner.bottom + GAP : above}px`
  bubble.style.left = `${Math.max(EDGE, Math.min(centred, window.innerWidth - EDGE - width))}px`
}

export interface TooltipProps {
  /** The same words as the name of the control: they are not read aloud twice. */
  text: string
  keys?: string | undefined
  children: ReactNode
}

/** A few words on hover and focus. Never the only place of an information: touch does not hover. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  const holder = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [owner, setOwner] = useState<DOMRect>()
  const show = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => setOwner(holder.current?.firstElementChild?.getBoundingClientRect()),
      DELAY_MS,
    )
  }
  const hide = () => {
    clearTimeout(timer.current)
    setOwner(undefined)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!owner) return undefined
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && setOwner(undefined)
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [owner])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be used is the control inside
    <span
      ref={holder}
      className="contents"
      onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && show()}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
    >
      {children}
      {owner &&
        createPortal(
          <span
            ref={(bubble) => place(bubble, owner)}
            aria-hidden="true"
            className="appear pointer-events-none fixed z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2.5 py-1.5 text-sm text-canvas shadow-high"
          >
            {text}
            {keys && <KeyHint keys={keys} />}
          </span>,
          document.body,
        )}
    </span>
  )
}
