import { cleanup, fireEvent, render, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withRecent } from '../src/app/shell/recents'
import { PressKey } from '../src/components/ui/PressKey'
import { prefer } from '../src/lib/preferences'
import { listen, match, useShortcuts } from '../src/lib/shortcuts'

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
