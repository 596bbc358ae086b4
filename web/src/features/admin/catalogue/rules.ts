/** PURE: how an offering stands and what its limits say. */
import type { Tone } from '@/components/ui/Status'
import type { OfferingStatus, PublishingStage } from '@/gql/graphql'

/** In the order in which they are confirmed; publishing itself is an act of its own. */
export const STAGES = [
  'CONFIGURED_BILLING',
  'CONFIGURED_ACTIVATION',
  'BACK_OFFICE_READY',
  'ANNOUNCED',
] as const satisfies readonly PublishingStage[]

export const STATUS_TONE: Record<OfferingStatus, Tone> = {
  DRAFT: 'info',
  PUBLISHED: 'good',
  WITHDRAWN: 'idle',
}

export interface Limit {
  standardDiscount: number
  maximumDiscount: number
  minQuantity: number
  maxQuantity: number | null
  minMonths: number
}

/** Why a limit can't be saved, by field; empty when it can. */
export function limitProblems(limit: Limit): Partial<Record<keyof Limit, 'range' | 'order'>> {
  const problems: Partial<Record<keyof Limit, 'range' | 'order'>> = {}
  const share = (value: number) => value >= 0 && value <= 100
  if (!share(limit.standardDiscount)) problems.standardDiscount = 'range'
  if (!share(limit.maximumDiscount)) problems.maximumDiscount = 'range'
  else if (limit.maximumDiscount < limit.standardDiscount) problems.maximumDiscount = 'order'
  if (limit.minQuantity < 1) problems.minQuantity = 'range'
  if (limit.maxQuantity !== null && limit.maxQuantity < limit.minQuantity) problems.maxQuantity = 'order'
  if (limit.minMonths < 0) problems.minMonths = 'range'
  return problems
}
