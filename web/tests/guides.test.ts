import { describe, expect, it } from 'vitest'
import { missingIn, type Step, unreached, withoutStep, withStep } from '@/features/admin/guides/rules'
import { followed, standsAt } from '@/features/portal/guide'

const step = (key: string, yes: string, no: string): Step => ({ key, texts: {}, yes, no })
const GUIDE = [
  step('light', 'cable', 'socket'),
  step('socket', 'SOLVED', 'REPORT'),
  step('cable', 'SOLVED', 'REPORT'),
]

describe('a guided diagnosis', () => {
  it('asks what the answers lead to', () => {
    expect(standsAt(GUIDE, [])).toBe(GUIDE[0])
    expect(standsAt(GUIDE, [{ step: 'light', yes: true }])).toBe(GUIDE[2])
    expect(standsAt(GUIDE, [{ step: 'light', yes: false }])).toBe(GUIDE[1])
    expect(
      standsAt(GUIDE, [
        { step: 'light', yes: false },
        { step: 'socket', yes: true },
      ]),
    ).toBe('SOLVED')
    expect(standsAt([], [])).toBe('REPORT')
  })

  it('asks again what has changed since, and leads to the report where a question is gone', () => {
    expect(standsAt(GUIDE, [{ step: 'gone', yes: true }])).toBe(GUIDE[0])
    expect(standsAt([step('light', 'gone', 'REPORT')], [{ step: 'light', yes: true }])).toBe('REPORT')
  })

  it('goes on from where it was changed: what was answered to the old question is left behind', () => {
    const old = [
      { step: 'gone', yes: true },
      { step: 'light', yes: true },
    ]
    expect(followed(GUIDE, old)).toEqual([])
    const led = [
      { step: 'light', yes: true },
      { step: 'socket', yes: true },
    ]
    expect(followed(GUIDE, led)).toEqual(led.slice(0, 1))
    expect(standsAt(GUIDE, [...followed(GUIDE, led), { step: 'cable', yes: true }])).toBe('SOLVED')
  })

  it('grows at its end and loses what only the lost question led to', () => {
    const two = withStep(withStep([], 'a'), 'b')
    expect(two.map(({ key, yes, no }) => [key, yes, no])).toEqual([
      ['a', 'SOLVED', 'b'],
      ['b', 'SOLVED', 'REPORT'],
    ])
    expect(withoutStep(two, 'b').map(({ no }) => no)).toEqual(['REPORT'])
    expect(withoutStep(GUIDE, 'light').map(({ key }) => key)).toEqual(['socket'])
  })

  it('is not kept while words are missing or a question is never asked', () => {
    expect(missingIn([{ ...step('a', 'SOLVED', 'REPORT'), texts: { en: 'Light?', ro: ' ' } }])).toEqual([
      'ro',
      'es',
      'pl',
      'ru',
    ])
    expect(unreached(GUIDE)).toBeNull()
    expect(unreached([step('a', 'SOLVED', 'REPORT'), step('b', 'SOLVED', 'REPORT')])).toBe(1)
  })
})
