import { useRef } from 'react'
import { useShortcuts } from '@/lib/shortcuts'
import { KeyHint } from './KeyHint'

/** The key of every card's main step. */
export const MAIN_KEY = 'd'

/** Inside a button or link: the key that presses it while it is there, shown to who has a keyboard, listed by "?". */
export function PressKey({ keys, label }: { keys: string; label: string }) {
  const sign = useRef<HTMLSpanElement>(null)
  const press = () => {
    const target = sign.current?.closest<HTMLElement>('button:not(:disabled):not([aria-disabled=true]), a')
    // What a dialog gives the focus back to.
    target?.focus({ preventScroll: true })
    target?.click()
  }
  useShortcuts([{ keys, label, run: press, step: true }])
  return (
    <span ref={sign} className="contents">
      <KeyHint keys={keys.toUpperCase()} />
    </span>
  )
}
