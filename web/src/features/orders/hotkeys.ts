/** Single keys of the open card; they open a question or a card, and never finish anything by themselves. */

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]'

/** Presses the card's button that shows this key. "next" when the next thing is wanted. */
export function pressHotkey(event: KeyboardEvent): 'next' | null {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = event
  if (ctrlKey || metaKey || altKey || defaultPrevented || key.length !== 1) return null
  if (target instanceof Element && target.closest(FIELDS)) return null
  const wanted = key.toLowerCase()
  if (wanted === 'n') {
    event.preventDefault()
    return 'next'
  }
  const button = [...document.querySelectorAll<HTMLButtonElement>('button[data-hotkey]')].find(
    ({ dataset, disabled }) => dataset.hotkey === wanted && !disabled,
  )
  if (button) {
    event.preventDefault()
    button.click()
  }
  return null
}
