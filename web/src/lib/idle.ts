/**
 * Resolves when nothing else is to do, so that whoever presses something meanwhile is answered first; `within` so many
 * milliseconds even if there always is.
 */
export const idle = (within?: number): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such call.
    if (window.requestIdleCallback) window.requestIdleCallback(() => resolve(), { timeout: within })
    else setTimeout(resolve, 50)
  })

/** Does something behind the next picture, so that a press shows before what it leads to is made. */
export const afterPaint = (then: () => void): void => {
  requestAnimationFrame(() => setTimeout(then))
}
