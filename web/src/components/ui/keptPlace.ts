import { useRouterState } from '@tanstack/react-router'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { keepPlace, placeOf } from '@/lib/places'

/** Where a list stands now; null at its top. */
function standing(scroller: HTMLElement) {
  const edge = scroller.getBoundingClientRect().top
  const rows = [...scroller.querySelectorAll<HTMLElement>('[data-index]')]
  const first = rows.find((row) => row.getBoundingClientRect().bottom > edge + 1)
  const focused = document.activeElement?.closest<HTMLElement>('[data-index]')
  return {
    at: Number(first?.dataset.index ?? 0),
    by: first ? first.getBoundingClientRect().top - edge : 0,
    row: focused && scroller.contains(focused) ? Number(focused.dataset.index) : null,
  }
}

/**
 * Keeps where a list stands for who comes back to it, or loads the app anew; another view of it begins at the top.
 * `reach` calls back when a row is there, wherever in the list; `focus` gives one the focus.
 */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  list: { label: string; count: number; selected: number },
  reach: (at: number, then: (row: HTMLElement) => void) => void,
  focus: (at: number) => void,
): void {
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const name = `${list.label} ${view}`
  const restored = useRef('')

  useEffect(() => {
    const keep = () => scroller.current && keepPlace(name, standing(scroller.current))
    window.addEventListener('pagehide', keep)
    return () => window.removeEventListener('pagehide', keep)
  }, [scroller, name])

  // While its rows are still there to be asked.
  useLayoutEffect(() => {
    const element = scroller.current
    return () => {
      if (element) keepPlace(name, standing(element))
    }
  }, [scroller, name])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || list.count === 0 || restored.current === name) return
    const first = restored.current === ''
    restored.current = name
    if (!first) {
      element.scrollTo(0, 0)
      return
    }
    const place = placeOf(name)
    if (place && place.at < list.count) {
      reach(place.at, (row) => {
        element.scrollTop += row.getBoundingClientRect().top - element.getBoundingClientRect().top - place.by
        const { row: focused } = place
        // After the shell has given the focus to the new screen.
        if (focused !== null) focusSoon(() => focus(focused))
      })
    } else if (list.selected >= 0) reach(list.selected, (row) => row.scrollIntoView({ block: 'nearest' }))
  })
}

const PATIENCE = 10

/** What was hidden a moment ago takes no focus in its first frames. */
function focusSoon(focus: () => void, tries = PATIENCE): void {
  requestAnimationFrame(() => {
    const { activeElement } = document
    if (tries === 0 || (activeElement && activeElement !== document.body && activeElement.id !== 'main'))
      return
    focus()
    focusSoon(focus, tries - 1)
  })
}

/** Who closes a card is at its row again, unless the focus has gone elsewhere meanwhile. */
export function useWayBack(selected: string | undefined, focus: (key: string) => void): void {
  const before = useRef(selected)
  useEffect(() => {
    const was = before.current
    before.current = selected
    if (!selected && was) focusSoon(() => focus(was))
  })
}
