import type { OfferingStatus, ProductType } from '@/gql/graphql'

/** What the list is narrowed by; they stand in its address. */
export const STATUSES = ['DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const satisfies readonly OfferingStatus[]
export const TYPES = [
  'VOICE_PLAN',
  'DATA_PORT',
  'HOSTING',
  'DEVICE',
  'OPTION',
] as const satisfies readonly ProductType[]
