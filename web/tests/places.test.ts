import { beforeEach, expect, test } from 'vitest'
import { keepPlace, placeOf, watchMoves } from '../src/lib/places'
import { sessionStore } from '../src/lib/session'

type Told = { action: { type: string } }
let move = (_: string) => {}
beforeEach(() => {
  sessionStorage.clear()
  sessionStore.set({ state: 'in', user: null })
  watchMoves({
    subscribe: (listen: (told: Told) => void) => {
      move = (type) => listen({ action: { type } })
      return () => {}
    },
  } as never)
})
const place = { at: 3, by: -10, row: null }

test('a list that is closed by signing out leaves no trace', () => {
  sessionStore.set({ state: 'out', user: null })
  keepPlace('Leads ?q=Soarelui', place)
  expect(sessionStorage.length).toBe(0)
})

test('who goes back finds a list as it was, who follows a link begins at its top', () => {
  keepPlace('Leads ?who=mine', place)
  move('PUSH')
  expect(placeOf('Leads ?who=mine')).toBeUndefined()
  move('BACK')
  expect(placeOf('Leads ?who=mine')).toEqual(place)
  expect(placeOf('Leads ')).toBeUndefined()
  // A filter that changes the address is no way to another screen.
  move('REPLACE')
  expect(placeOf('Leads ?who=mine')).toEqual(place)
})

test('only the latest places are kept', () => {
  move('BACK')
  for (let at = 0; at < 40; at += 1) keepPlace(`List ${at}`, place)
  expect(placeOf('List 0')).toBeUndefined()
  expect(placeOf('List 39')).toEqual(place)
})
