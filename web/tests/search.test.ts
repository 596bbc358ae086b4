import { describe, expect, it } from 'vitest'
import { flag, oneOf, searchOf, text, upTo } from '@/lib/search'

const read = searchOf({ q: text, late: flag, order: oneOf(['NAME', 'DATE']), n: upTo(10) })

describe('what stands in the address of a screen', () => {
  it('is what the screen understands', () => {
    const given = { q: 'Brașov', late: true, order: 'DATE', n: 10 }
    expect(read(given)).toEqual(given)
  })

  it('leaves out anything else without an error', () => {
    expect(read({ q: 5, late: 'yes', order: 'PRICE', n: 11, other: 'x' })).toEqual({})
    // The name stands, so that the router does not fall back on what the address said.
    expect({ order: 'PRICE', ...read({ order: 'PRICE' }) }.order).toBeUndefined()
    expect(read({ n: 0 })).toEqual({})
    expect(read({ n: 1.5 })).toEqual({})
  })
})
