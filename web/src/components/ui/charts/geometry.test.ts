import { describe, expect, it } from 'vitest'
import { curve, labelled, middles, share, slotAt, stacked, top, total } from './geometry'

describe('the axis', () => {
  it('ends at a round number that holds the largest value', () => {
    expect(top([3, 7])).toBe(8)
    expect(top([97])).toBe(100)
    expect(top([1234])).toBeGreaterThanOrEqual(1234)
  })
  it('has a length when everything is nothing', () => {
    expect(top([])).toBe(1)
    expect(top([0, 0])).toBe(1)
  })
})

describe('stacked values', () => {
  it('follow each other without gaps', () => {
    expect(stacked([1, 2, 1], 4)).toEqual([
      { from: 0, size: 25 },
      { from: 25, size: 50 },
      { from: 75, size: 25 },
    ])
  })
  it('never leave the room and never run backwards', () => {
    const pieces = stacked([3, -2, 9], 4)
    expect(pieces[1]).toEqual({ from: 75, size: 0 })
    expect(pieces[2]).toEqual({ from: 75, size: 25 })
  })
  it('add up', () => {
    expect(total([2, -1, 3])).toBe(5)
  })
})

describe('slots', () => {
  it('have their middles evenly apart', () => {
    expect(middles(4)).toEqual([12.5, 37.5, 62.5, 87.5])
  })
  it('are found under a pointer, at the edges too', () => {
    expect(slotAt(0, 200, 4)).toBe(0)
    expect(slotAt(199, 200, 4)).toBe(3)
    expect(slotAt(200, 200, 4)).toBe(3)
    expect(slotAt(-5, 200, 4)).toBe(0)
    expect(slotAt(5, 0, 4)).toBe(0)
  })
  it('are labelled as far as there is room, the last always', () => {
    expect([...labelled(12, 6)].sort((a, b) => a - b)).toEqual([1, 3, 5, 7, 9, 11])
    expect(labelled(3, 6).size).toBe(3)
    expect([...labelled(5, 1)]).toEqual([4])
  })
})

describe('a curve', () => {
  it('goes through its values', () => {
    const { line, area } = curve([0, 10], 10)
    expect(line.startsWith('M25,100')).toBe(true)
    expect(line.endsWith('75,0')).toBe(true)
    expect(area.endsWith('Z')).toBe(true)
  })
  it('of nothing is nothing', () => {
    expect(curve([], 1)).toEqual({ line: '', area: '' })
  })
})

it('a share of nothing is none', () => {
  expect(share(1, 4)).toBe(0.25)
  expect(share(0, 0)).toBeNull()
})
