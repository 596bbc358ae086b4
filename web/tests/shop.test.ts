import { describe, expect, it } from 'vitest'
import { grossOf } from '@/components/ui/PriceSum'
import {
  byType,
  type Component,
  choose,
  contents,
  fromAddress,
  isPending,
  lineCount,
  named,
  type Product,
  toAddress,
  withLine,
  withoutLines,
} from '@/features/shop/rules'

const component = (code: string, most = 1, required = false): Component =>
  ({
    id: code,
    code,
    names: { en: code },
    required,
    maxQuantity: most,
    monthlyPrice: null,
    oneTimePrice: null,
  }) as Component
const DATABASE = component('DATABASE', 5)
const DOMAIN = component('DOMAIN', 1, true)

const line = (clientReference: string, quantity = 1) => ({
  quantity,
  components: { DATABASE: 2 },
  clientReference,
  offering: { id: 'prd_1', names: { en: 'Hosting' }, components: [DOMAIN, DATABASE] },
})

describe('choosing', () => {
  it('keeps a component within what the product allows, and forgets what is not wanted', () => {
    expect(choose({}, DATABASE, 9)).toEqual({ DATABASE: 5 })
    expect(choose({ DATABASE: 3 }, DATABASE, 0)).toEqual({})
    expect(choose({ DATABASE: 3 }, DATABASE, -1)).toEqual({})
  })

  it('survives the address, and an address cannot ask for what is not on offer', () => {
    expect(fromAddress(toAddress({ DATABASE: 2 }), [DATABASE, DOMAIN])).toEqual({ DATABASE: 2 })
    expect(fromAddress('DATABASE.99,GOLD.1,DOMAIN.3,DATABASE', [DATABASE, DOMAIN])).toEqual({ DATABASE: 5 })
    expect(toAddress({})).toBeUndefined()
  })

  it('shows the kinds in a fixed order and leaves empty ones out', () => {
    const products = [{ productType: 'DEVICE' }, { productType: 'VOICE_PLAN' }] as Product[]
    expect(byType(products).map(([type]) => type)).toEqual(['VOICE_PLAN', 'DEVICE'])
  })

  it('falls back to English', () => {
    expect(named({ en: 'Line', ro: 'Linie' }, 'ro')).toBe('Linie')
    expect(named({ en: 'Line' }, 'pl')).toBe('Line')
    expect(named(null, 'pl')).toBe('')
  })
})

describe('the cart before the server has answered', () => {
  it('puts a line in, changes it by its reference, takes it out', () => {
    const one = withLine({ cart: null, cartPrice: null }, line('a'))
    expect(one.cart?.lines.every(isPending)).toBe(true)
    const more = withLine(one, line('a', 4))
    expect(more.cart?.lines).toHaveLength(1)
    expect(lineCount(more)).toBe(4)
    const two = withLine(more, line('b'))
    expect(lineCount(withoutLines(two, (other) => other.clientReference === 'a'))).toBe(1)
  })

  it('says what is inside in words', () => {
    const [first] = withLine({ cart: null, cartPrice: null }, line('a')).cart?.lines ?? []
    expect(first && contents(first, 'en')).toEqual(['DOMAIN', 'DATABASE × 2'])
  })
})

it('adds net and VAT in whole cents', () => {
  const lei = (amount: string) => ({ amount, currency: 'RON' })
  expect(grossOf({ net: lei('0.10'), vat: lei('0.20') })).toEqual(lei('0.30'))
  expect(grossOf({ net: lei('2755.00'), vat: lei('578.55') }).amount).toBe('3333.55')
})
