import { expect, test } from 'vitest'
import { chosenOf, type Filter, goneOf } from './filters'

const who = (value: string | undefined, more: Partial<Filter> = {}): Filter => ({
  id: 'who',
  label: 'Whose',
  any: 'Everybody’s',
  options: [{ id: 'mine', label: 'Mine' }],
  value,
  ...more,
})

test('what a kept view asks for and is no longer there is said, once the choices are known', () => {
  expect(goneOf([who('tea_1')])).toHaveLength(1)
  expect(goneOf([who('tea_1', { ready: false, options: [] })])).toEqual([])
  expect(goneOf([who('mine'), who(undefined)])).toEqual([])
  expect(chosenOf([who('tea_1')])).toEqual([])
})
