/** PURE: what the device itself can say about an offer while there is no line: sums without VAT, and the limits. */
import type { LimitBand, LimitOutcome } from '@/gql/graphql'
import type { DraftLine } from './draft'
import type { Reason } from './rules'

interface Amount {
  amount: string
  currency: string
}

interface Limit {
  segment: string
  standardDiscount: string
  maximumDiscount: string
  minQuantity: number
  maxQuantity?: number | null
  minMonths: number
}

export interface StoredProduct {
  id: string
  monthlyPrice?: Amount | null
  oneTimePrice?: Amount | null
  components: readonly { code: string; monthlyPrice?: Amount | null; oneTimePrice?: Amount | null }[]
  limits: readonly Limit[]
}

// Unit prices have four places, discounts two; money is counted in whole numbers.
const PLACES = 10_000n
const HUNDRED = 10_000n
const CENT = 100n

const units = (price: Amount | null | undefined): bigint => {
  const [whole = '0', part = ''] = (price?.amount ?? '0').split('.')
  return BigInt(whole) * PLACES + BigInt(part.padEnd(4, '0').slice(0, 4))
}

/** Half up at the cent. */
const rounded = (value: bigint, divisor: bigint): bigint => (2n * value + divisor) / (2n * divisor)

const money = (cents: bigint, currency: string): Amount => ({
  amount: `${cents / CENT}.${String(cents % CENT).padStart(2, '0')}`,
  currency,
})

const unitOf = (line: DraftLine, product: StoredProduct, price: 'monthlyPrice' | 'oneTimePrice'): bigint =>
  product.components.reduce(
    (sum, part) => sum + units(part[price]) * BigInt(line.components[part.code] ?? 0),
    units(product[price]),
  )

/** The same comparison as the server's: what is above the standard needs nobody, what is outside goes to pricing. */
export function bandOf(line: DraftLine, limit: Limit | undefined): { band: LimitBand; reasons: Reason[] } {
  if (!limit) return { band: 'OUTSIDE', reasons: ['NO_LIMIT'] }
  const broken: [Reason, boolean][] = [
    ['BELOW_MIN_QUANTITY', line.quantity < limit.minQuantity],
    ['ABOVE_MAX_QUANTITY', limit.maxQuantity != null && line.quantity > limit.maxQuantity],
    ['BELOW_MIN_MONTHS', line.months < limit.minMonths],
    ['ABOVE_MAXIMUM_DISCOUNT', line.discount > Number(limit.maximumDiscount)],
  ]
  const reasons = broken.filter(([, is]) => is).map(([reason]) => reason)
  if (reasons.length > 0) return { band: 'OUTSIDE', reasons }
  if (line.discount > Number(limit.standardDiscount))
    return { band: 'MAXIMUM', reasons: ['ABOVE_STANDARD_DISCOUNT'] }
  return { band: 'STANDARD', reasons: [] }
}

/** Prices lines by the stored catalogue; a line whose product is not stored is left out. */
export function pricedHere(
  lines: readonly DraftLine[],
  products: ReadonlyMap<string, StoredProduct>,
  segment: string | undefined,
  currency: string,
) {
  let [monthly, oneTime, contract] = [0n, 0n, 0n]
  const priced = lines.flatMap((line) => {
    const product = products.get(line.offeringId)
    if (!product) return []
    const limit = product.limits.find((one) => one.segment === segment)
    const left = HUNDRED - BigInt(Math.round(line.discount * 100))
    const net = (unit: bigint) => rounded(unit * BigInt(line.quantity) * left * CENT, PLACES * HUNDRED)
    const [unitMonthly, unitOneTime] = [
      unitOf(line, product, 'monthlyPrice'),
      unitOf(line, product, 'oneTimePrice'),
    ]
    const [mine, once] = [net(unitMonthly), net(unitOneTime)]
    monthly += mine
    oneTime += once
    contract += mine * BigInt(line.months) + once
    return {
      key: line.key,
      ...bandOf(line, limit),
      limit: limit && {
        standard_discount: limit.standardDiscount,
        maximum_discount: limit.maximumDiscount,
        min_quantity: limit.minQuantity,
        max_quantity: limit.maxQuantity ?? null,
        min_months: limit.minMonths,
      },
      unitMonthly: money(rounded(unitMonthly, CENT), currency),
      unitOneTime: money(rounded(unitOneTime, CENT), currency),
      totals: { monthly: { net: money(mine, currency) }, oneTime: { net: money(once, currency) } },
    }
  })
  const outside = priced.length < lines.length || priced.some(({ band }) => band === 'OUTSIDE')
  const outcome: LimitOutcome = outside ? 'OUTSIDE' : 'WITHIN'
  return {
    outcome,
    lines: priced,
    totals: {
      monthly: { net: money(monthly, currency) },
      oneTime: { net: money(oneTime, currency) },
      contract: { net: money(contract, currency) },
    },
  }
}
