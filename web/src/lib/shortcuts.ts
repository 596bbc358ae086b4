import { useEffect, useRef } from 'react'
import { preferences } from './preferences'

export interface Shortcut {
  /** "j", or one after the other: "g l". */
  keys: string
  label: string
  run: () => void
  /** A step of what is open, which the palette offers first. */
  step?: boolean
}

const WAITS_MS = 1500
const registered = new Set<{ current: readonly Shortcut[] }>()

/** All of the screen as it stands; what was added last is asked first. */
export const shortcuts = (): Shortcut[] => [...registered].reverse().flatMap(({ current }) => current)

/** Keys that work while the component is shown. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list)
  latest.current = list
  useEffect(() => {
    registered.add(latest)
    return () => void registered.delete(latest)
  }, [])
}

/** Letters belong to a field that takes them; what is only chosen or ticked takes none. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea,select,input:not([type=radio],[type=checkbox])'))

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  target: EventTarget | null
}

/**
 * Ctrl- or ⌘-Enter sends, from any field. Asked before the field: one with an open list keeps Enter for itself, and has
 * it only while a choice of the list is marked.
 */
export const sends = ({ key, ctrlKey, metaKey, target }: Pressed): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !(target as Element).getAttribute('aria-activedescendant')

/** What a key after those pressed before stands for: a shortcut, the beginning of one ("g"), or nothing. */
export function match(all: readonly Shortcut[], before: string, key: string): Shortcut | string | null {
  const keys = before ? `${before} ${key}` : key
  return (
    all.find((one) => one.keys === keys) ?? (all.some((one) => one.keys.startsWith(`${keys} `)) ? keys : null)
  )
}

/** Single keys never act in a field, under an open dialog, with another key held, or where a person has put them off. */
const isFree = (event: KeyboardEvent): boolean =>
  preferences.get().shortcuts &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !isTyping(event.target) &&
  !document.querySelector('[role$=dialog],[role=menu],[role=listbox]')

/** A text of several lines has no Escape of its own: it is left, and the screen's keys work again. */
const leaves = (event: KeyboardEvent): boolean =>
  event.key === 'Escape' &&
  event.target instanceof HTMLTextAreaElement &&
  !event.target.closest('[role$=dialog]')

/** What is typed while the palette is on its way; null while it is not. */
export const early: { text: string | null } = { text: null }

/** Listens for the whole app; returns the function that ends it. */
export function listen(): () => void {
  let before = ''
  let at = 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (early.text !== null && !event.ctrlKey && !event.metaKey && /^(.|Backspace)$/u.test(event.key)) {
      early.text = event.key.length > 2 ? early.text.slice(0, -1) : early.text + event.key
      event.preventDefault()
      return event.stopImmediatePropagation()
    }
    if (leaves(event)) return (event.target as HTMLElement).blur()
    const now = Date.now()
    const found = isFree(event) ? match(shortcuts(), now - at < WAITS_MS ? before : '', event.key) : null
    before = typeof found === 'string' ? found : ''
    at = now
    if (!found) return
    event.preventDefault()
    // A screen's own keys are not also the second letter of a shortcut.
    event.stopImmediatePropagation()
    if (typeof found !== 'string') found.run()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}
