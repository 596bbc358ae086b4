import { describe, expect, it } from 'vitest'
import { filterOf, isFiltered, since } from './list'
import { clockOf, joined, macrosFor } from './rules'

const NOON = new Date(2026, 4, 20, 12)

describe('the list of contacts', () => {
  it('asks from midnight on, the same all day long', () => {
    expect(since('today', NOON)).toBe(new Date(2026, 4, 20).toISOString())
    expect(since('week', NOON)).toBe(new Date(2026, 4, 13).toISOString())
    expect(since(undefined, NOON)).toBeNull()
    expect(since('ever', NOON)).toBeNull()
  })

  it('asks for own ones, open ones, or those of nobody', () => {
    expect(filterOf({ who: 'mine' }, 'usr_1', NOON)).toMatchObject({
      agent: 'usr_1',
      status: null,
      nobody: null,
    })
    expect(filterOf({ who: 'open' }, 'usr_1', NOON)).toMatchObject({ agent: null, status: 'OPEN' })
    expect(filterOf({ who: 'nobody', q: ' I-1 ' }, 'usr_1', NOON)).toMatchObject({
      nobody: true,
      search: 'I-1',
    })
    expect(isFiltered({})).toBe(false)
    expect(isFiltered({ period: 'today' })).toBe(true)
  })
})

describe('an open contact', () => {
  it('shows how long it lasts', () => {
    expect(clockOf(0, 65_900)).toBe('1:05')
    expect(clockOf(0, 3_661_000)).toBe('1:01:01')
    expect(clockOf(10, 0)).toBe('0:00')
  })

  it('offers texts for its reasons before those for any, and keeps what was typed', () => {
    const macro = (id: string, reason: string | null, active = true) => ({
      id,
      name: id,
      text: id,
      active,
      reason: reason ? { id: reason } : null,
    })
    const all = [macro('any', null), macro('bill', 'r1'), macro('sim', 'r2'), macro('old', 'r1', false)]
    expect(macrosFor(all, ['r1']).map(({ id }) => id)).toEqual(['bill', 'any'])
    expect(joined('Hello \n', 'World')).toBe('Hello\nWorld')
    expect(joined('', 'World')).toBe('World')
  })
})
