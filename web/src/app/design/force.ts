import { useEffect, useRef } from 'react'

/** A state that otherwise needs a hand on the mouse or a key. */
export type Forced = 'hover' | 'focus' | 'pressed'

const CLASSES: Record<Forced, string> = { hover: 'is-hover', focus: 'is-focus', pressed: 'is-active' }
const STATES: readonly [RegExp, string][] = [
  [/:focus-within/g, '.is-within'],
  [/:focus-visible|:focus(?![-\w])/g, '.is-focus'],
  [/:hover/g, '.is-hover'],
  [/:active/g, '.is-active'],
]

let sheet: CSSStyleSheet | undefined

/** The app's own rules once more, with classes in the place of hover, focus and press: what is shown is what is so. */
function rulesOfStates(): CSSStyleSheet {
  let css = [...document.styleSheets]
    .flatMap((one) => [...one.cssRules])
    .map((rule) => rule.cssText)
    .join('\n')
  for (const [state, name] of STATES) css = css.replaceAll(state, name)
  const copy = new CSSStyleSheet()
  copy.replaceSync(css.replaceAll('(hover.is-hover)', '(hover: hover)'))
  return copy
}

/** Puts the state on what is inside, the focus on what can have it; a page without style sheets stays as it is. */
export function useForced(state: Forced | undefined) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!state || !place.current) return
    if (!sheet) {
      sheet = rulesOfStates()
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    }
    for (const one of place.current.querySelectorAll('*')) {
      const takes = state !== 'focus' || one.matches('button, a[href], input, select, textarea')
      one.classList.add(takes ? CLASSES[state] : 'is-within')
    }
  }, [state])
  return place
}
