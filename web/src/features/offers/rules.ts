/** PURE: how offers are shown and what their codes mean; no reading, no elements. */

import type { Tone } from '@/components/ui/Status'
import type {
  LimitBand,
  NumberKind,
  OfferAnswerChannel,
  OfferOrder,
  OfferRefusalGround,
  OfferResolutionKind,
  OfferStatus,
  ProductType,
} from '@/gql/graphql'
import type { OfferSearchParams } from './components/OfferTools'

export const STATUSES = [
  'DRAFT',
  'PRICING',
  'APPROVED',
  'SENT',
  'ACCEPTED',
  'REFUSED',
  'EXPIRED',
  'WITHDRAWN',
] as const satisfies readonly OfferStatus[]
export const ORDERS = [
  'CREATED_DESC',
  'CREATED_ASC',
  'VALID_UNTIL_ASC',
] as const satisfies readonly OfferOrder[]
export const TYPES = [
  'VOICE_PLAN',
  'DATA_PORT',
  'HOSTING',
  'DEVICE',
  'OPTION',
] as const satisfies readonly ProductType[]
export const GROUNDS = [
  'PRICE',
  'TERMS',
  'TECHNICAL',
  'COMPETITOR',
  'NO_NEED',
] as const satisfies readonly OfferRefusalGround[]
/** In the portal customers answer themselves; these are the ways that a seller records. */
export const CHANNELS = ['TABLET', 'PHONE', 'MAIL', 'PAPER'] as const satisfies readonly OfferAnswerChannel[]
/** A signature is recorded by the contract. */
export const RESOLUTIONS = [
  'NOT_SIGNED',
  'STAYS',
  'TERMINATED',
] as const satisfies readonly OfferResolutionKind[]
export const KINDS = ['MOBILE', 'FIXED'] as const satisfies readonly NumberKind[]
export const TEAMS = ['PRICING', 'RETENTION'] as const

export const STATUS_TONE: Record<OfferStatus, Tone> = {
  DRAFT: 'idle',
  PRICING: 'warn',
  APPROVED: 'info',
  SENT: 'info',
  ACCEPTED: 'good',
  REFUSED: 'late',
  EXPIRED: 'idle',
  WITHDRAWN: 'idle',
}
export const BAND_TONE: Record<LimitBand, Tone> = { STANDARD: 'good', MAXIMUM: 'warn', OUTSIDE: 'late' }

/** Why a line is not standard; a code that a newer server adds is left out rather than shown as a code. */
export const REASONS = [
  'NO_LIMIT',
  'ABOVE_STANDARD_DISCOUNT',
  'ABOVE_MAXIMUM_DISCOUNT',
  'BELOW_MIN_QUANTITY',
  'ABOVE_MAX_QUANTITY',
  'BELOW_MIN_MONTHS',
  'SEGMENT',
  'KIND',
  'NEEDS_PRODUCT',
  'MONTHLY_VALUE',
] as const
export type Reason = (typeof REASONS)[number]

export const reasonsOf = (codes: unknown): Reason[] =>
  Array.isArray(codes) ? REASONS.filter((reason) => codes.includes(reason)) : []

/** How far the segment lets a seller go with one product; discounts in percent. */
export interface Limit {
  standard: number
  maximum: number
  minQuantity: number
  maxQuantity: number | null
  minMonths: number
}

/** The limit as the server writes it down with a line; null without one. */
export function limitOf(json: unknown): Limit | null {
  if (!json || typeof json !== 'object') return null
  const row = json as Record<string, unknown>
  return {
    standard: Number(row.standard_discount),
    maximum: Number(row.maximum_discount),
    minQuantity: Number(row.min_quantity ?? 1),
    maxQuantity: row.max_quantity == null ? null : Number(row.max_quantity),
    minMonths: Number(row.min_months ?? 0),
  }
}

/** Compared without case and diacritics, as the server searches. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Days from today until an offer's last day, on this device's calendar; negative when it is over. */
export function daysLeft(validUntil: string, now: Date = new Date()): number {
  const [year = 0, month = 1, day = 1] = validUntil.split('-').map(Number)
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((Date.UTC(year, month - 1, day) - today) / 86_400_000)
}

export interface Facts {
  segment: string | null
  inService: [string, number][]
  tariffs: [string, number][]
  monthlyValue: string | null
  offeredMonthly: string | null
  offeredContract: string | null
  currency: string
}

/** The facts of the account as the server froze them for pricing. */
export function factsOf(json: unknown): Facts {
  const row = (json ?? {}) as Record<string, unknown>
  const counts = (value: unknown) => Object.entries((value ?? {}) as Record<string, number>)
  const text = (value: unknown) => (value == null ? null : String(value))
  return {
    segment: text(row.segment),
    inService: counts(row.in_service),
    tariffs: counts(row.tariffs).sort((a, b) => b[1] - a[1]),
    monthlyValue: text(row.monthly_value),
    offeredMonthly: text(row.offered_monthly),
    offeredContract: text(row.offered_contract),
    currency: text(row.currency) ?? 'EUR',
  }
}

/** A PDF is written in the background within moments of its sending; one that takes a minute has run into trouble. */
export const isBeingWritten = (
  sendings: readonly { createdAt: string; document: unknown }[],
  now: number,
): boolean => sendings.some((one) => !one.document && now - Date.parse(one.createdAt) < 60_000)

/** Whether pricing made this revision itself or approved it. */
export const agreedTo = (
  offer: {
    pricingRounds: readonly { answer: string | null; revision: { id: string } | null }[]
  },
  revision: { id: string; origin: string },
): boolean =>
  revision.origin === 'PRICING_COUNTER' ||
  offer.pricingRounds.some((round) => round.answer === 'APPROVE' && round.revision?.id === revision.id)

/** Whether nothing can come of it any more. */
export const isOver = (offer: { status: OfferStatus; resolution?: object | null }): boolean =>
  offer.status === 'WITHDRAWN' || offer.status === 'EXPIRED' || Boolean(offer.resolution)

/** What of the offers is asked for; `me` is who looks. */
export const filterOf = (view: OfferSearchParams, me: string | undefined) => ({
  status: view.status ? [view.status] : null,
  owner: view.owner === 'me' ? (me ?? null) : null,
  customer: view.customer ?? null,
  search: view.q ?? null,
})
