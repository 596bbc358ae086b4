import { cleanup, fireEvent, render, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withRecent } from '../src/app/shell/recents'
import { PressKey } from '../src/components/ui/PressKey'
import { prefer } from '../src/lib/preferences'
import { listen, match, sends, useShortcuts } from '../src/lib/shortcuts'

let stop = () => {}
beforeEach(() => {
  stop = listen()
})
afterEach(() => {
  stop()
  cleanup()
  prefer({ shortcuts: true })
  document.body.innerHTML = ''
})

const press = (key: string, target: Element = document.body, held = {}) =>
  fireEvent.keyDown(target, { key, ...held })

test('a key runs what the shown screen has for it, two keys one after the other too', () => {
  const [next, leads] = [vi.fn(), vi.fn()]
  const { unmount } = renderHook(() =>
    useShortcuts([
      { keys: 'j', label: 'Next', run: next },
      { keys: 'g l', label: 'Leads', run: leads },
    ]),
  )
  press('j')
  press('l')
  expect(leads).not.toHaveBeenCalled()
  press('g')
  press('l')
  expect([next.mock.calls.length, leads.mock.calls.length]).toEqual([1, 1])
  unmount()
  press('j')
  expect(next).toHaveBeenCalledTimes(1)
})

test('who types, holds another key, answers a dialog or has put them off is left alone', () => {
  const next = vi.fn()
  renderHook(() => useShortcuts([{ keys: 'j', label: 'Next', run: next }]))
  document.body.innerHTML = '<input><textarea></textarea>'
  for (const field of document.querySelectorAll('input, textarea')) press('j', field)
  press('j', document.body, { ctrlKey: true })
  document.body.innerHTML = '<div role="dialog"></div>'
  press('j')
  document.body.innerHTML = ''
  prefer({ shortcuts: false })
  press('j')
  expect(next).not.toHaveBeenCalled()
})

test('on a choice or a tick, which take no letters, the keys of the screen work', () => {
  const next = vi.fn()
  renderHook(() => useShortcuts([{ keys: 'j', label: 'Next', run: next }]))
  document.body.innerHTML =
    '<input type="radio"><input type="checkbox"><input type="search"><select></select>'
  for (const field of document.querySelectorAll('input, select')) press('j', field)
  expect(next).toHaveBeenCalledTimes(2)
})

test('the beginning of a shortcut waits for its end and means nothing else meanwhile', () => {
  const all = [{ keys: 'g l', label: '', run: () => {} }]
  expect([match(all, '', 'g'), match(all, 'g', 'l'), match(all, 'g', 'x'), match(all, '', 'l')]).toEqual([
    'g',
    all[0],
    null,
    null,
  ])
})

test('what was opened last stands first, once, among the last six', () => {
  const item = (id: string) => ({ id, label: id, icon: 'user' as const })
  const before = ['a', 'b', 'c', 'd', 'e', 'f'].map(item)
  expect(withRecent(before, item('c')).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd', 'e', 'f'])
  expect(withRecent(before, item('x'))).toHaveLength(6)
})

test('a key inside a button presses it, unless it cannot be pressed now', () => {
  const done = vi.fn()
  const shown = (disabled: boolean) => (
    <button type="button" disabled={disabled} onClick={done}>
      Done
      <PressKey keys="d" label="Done" />
    </button>
  )
  const { rerender } = render(shown(false))
  press('d')
  expect(done).toHaveBeenCalledTimes(1)
  expect(document.activeElement?.tagName).toBe('BUTTON')
  rerender(shown(true))
  press('d')
  expect(done).toHaveBeenCalledTimes(1)
})

test('Escape leaves a text of several lines, so that the keys of the screen work again; in a dialog it is the dialog’s', () => {
  document.body.innerHTML = '<textarea></textarea><div role="dialog"><textarea></textarea></div>'
  const [note, asked] = document.querySelectorAll('textarea')
  note?.focus()
  press('Escape', note)
  expect(document.activeElement).toBe(document.body)
  asked?.focus()
  press('Escape', asked)
  expect(document.activeElement).toBe(asked)
})

test('Ctrl-Enter sends, unless a choice of an open list is marked', () => {
  const target = document.createElement('input')
  const pressed = { key: 'Enter', ctrlKey: true, metaKey: false, target }
  expect(sends(pressed)).toBe(true)
  expect(sends({ ...pressed, ctrlKey: false, metaKey: true })).toBe(true)
  expect(sends({ ...pressed, ctrlKey: false })).toBe(false)
  expect(sends({ ...pressed, key: 'a' })).toBe(false)
  target.setAttribute('aria-activedescendant', 'option-1')
  expect(sends(pressed)).toBe(false)
})
