import { describe, expect, it } from 'vitest'
import {
  added,
  changedLine,
  compare,
  type DraftLine,
  inputOf,
  linesOf,
  mergeLines,
  resolved,
  sameLines,
  withComponent,
} from './draft'

const line = (offeringId: string, part: Partial<DraftLine> = {}): DraftLine => ({
  key: `${offeringId}#0`,
  offeringId,
  quantity: 1,
  discount: 0,
  months: 24,
  components: {},
  ...part,
})

const hosting = {
  id: 'prd_hosting',
  monthlyPrice: { amount: '30.00' },
  components: [
    { code: 'DOMAIN', required: true },
    { code: 'BACKUP', required: false },
  ],
  limits: [
    { segment: 'SME', minQuantity: 2, minMonths: 36 },
    { segment: 'SOHO', minQuantity: 1, minMonths: 0 },
  ],
}

describe('a product put into an offer', () => {
  it('starts with what its segment asks for and its required parts', () => {
    expect(added([], hosting, 'SME')).toEqual([
      line('prd_hosting', { quantity: 2, months: 36, components: { DOMAIN: 1 } }),
    ])
  })
  it('takes the usual term where the segment asks for none', () => {
    expect(added([], hosting, 'SOHO')[0]).toMatchObject({ quantity: 1, months: 24 })
    expect(added([], hosting, undefined)[0]).toMatchObject({ quantity: 1, months: 24 })
  })
  it('has no term when it is paid once', () => {
    const device = { ...hosting, monthlyPrice: { amount: '0' }, limits: [] }
    expect(added([], device, 'SME')[0]?.months).toBe(0)
  })
  it('gets a key of its own a second time, also after the first went', () => {
    const two = added(added([], hosting, 'SOHO'), hosting, 'SOHO')
    expect(two.map((one) => one.key)).toEqual(['prd_hosting#0', 'prd_hosting#1'])
    expect(added(two.slice(1), hosting, 'SOHO').map((one) => one.key)).toEqual([
      'prd_hosting#1',
      'prd_hosting#2',
    ])
  })
})

describe('lines', () => {
  it('come from a revision and go back as they were', () => {
    const stored = [
      {
        code: 'H',
        quantity: 3,
        discountPercent: '12.50',
        months: 24,
        components: [
          { code: 'DOMAIN', names: {}, quantity: 1 },
          { code: 'BACKUP', names: {}, quantity: 2 },
        ],
        offering: { id: 'prd_h' },
      },
    ]
    expect(inputOf(linesOf(stored))).toEqual([
      {
        offeringId: 'prd_h',
        quantity: 3,
        discountPercent: '12.5',
        months: 24,
        components: [
          { code: 'BACKUP', quantity: 2 },
          { code: 'DOMAIN', quantity: 1 },
        ],
      },
    ])
  })
  it('send a discount with two decimals at most, whatever floating point makes of it', () => {
    expect(inputOf([line('a', { discount: 0.1 + 0.2 })])[0]?.discountPercent).toBe('0.3')
  })
  it('are the same whatever order their components were chosen in', () => {
    const one = withComponent(withComponent(line('a'), 'X', 1), 'B', 2)
    const other = withComponent(withComponent(line('a'), 'B', 2), 'X', 1)
    expect(sameLines([one], [other])).toBe(true)
    expect(withComponent(one, 'X', 0).components).toEqual({ B: 2 })
  })
})

describe('two people at one offer', () => {
  const base = [line('a'), line('b'), line('c')]

  it('keeps both changes of different lines', () => {
    const mine = changedLine(base, 'a#0', { discount: 10 })
    const theirs = [...changedLine(base, 'b#0', { quantity: 5 }), line('d')]
    const { lines, conflicts } = mergeLines(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(lines).toEqual([line('a', { discount: 10 }), line('b', { quantity: 5 }), line('c'), line('d')])
  })
  it('asks about a line that both changed, and holds mine meanwhile', () => {
    const mine = changedLine(base, 'a#0', { discount: 10 })
    const theirs = changedLine(base, 'a#0', { discount: 15 })
    const { lines, conflicts } = mergeLines(base, mine, theirs)
    expect(lines[0]?.discount).toBe(10)
    expect(conflicts).toEqual([{ key: 'a#0', mine: mine[0], theirs: theirs[0] }])
    expect(resolved(lines, conflicts, { 'a#0': 'theirs' })[0]?.discount).toBe(15)
    expect(resolved(lines, conflicts, {})[0]?.discount).toBe(10)
  })
  it('does not ask when both changed it to the same', () => {
    const same = changedLine(base, 'a#0', { discount: 10 })
    expect(mergeLines(base, same, same).conflicts).toEqual([])
  })
  it('keeps what I removed removed, and asks when somebody changed it', () => {
    const mine = base.slice(1)
    expect(mergeLines(base, mine, base).lines).toEqual(mine)
    const theirs = changedLine(base, 'a#0', { quantity: 9 })
    const { lines, conflicts } = mergeLines(base, mine, theirs)
    expect(conflicts).toEqual([{ key: 'a#0', mine: null, theirs: theirs[0] }])
    expect(resolved(lines, conflicts, { 'a#0': 'mine' })).toEqual(mine)
    expect(resolved(lines, conflicts, { 'a#0': 'theirs' })).toContainEqual(theirs[0])
  })
  it('asks when I changed what somebody removed', () => {
    const mine = changedLine(base, 'a#0', { quantity: 9 })
    const { lines, conflicts } = mergeLines(base, mine, base.slice(1))
    expect(conflicts).toEqual([{ key: 'a#0', mine: mine[0], theirs: null }])
    expect(resolved(lines, conflicts, { 'a#0': 'theirs' })).toEqual(base.slice(1))
  })
})

describe('comparing revisions', () => {
  const shown = (code: string, part = {}) => ({
    code,
    name: code,
    quantity: 1,
    discountPercent: '0.00',
    months: 24,
    components: [],
    ...part,
  })
  it('names what came, went and changed, and nothing else', () => {
    const changes = compare(
      [shown('A'), shown('B'), shown('C')],
      [shown('A', { discountPercent: '0' }), shown('B', { discountPercent: '5' }), shown('D')],
    )
    expect(changes.map(({ key, before, after }) => [key, before?.code, after?.code])).toEqual([
      ['B#0', 'B', 'B'],
      ['D#0', undefined, 'D'],
      ['C#0', 'C', undefined],
    ])
  })
})
