/** PURE: what is asked of a lead; entering it and setting its channels up speak of the same. */
import type { LeadField } from '@/gql/graphql'

/** Everything that the form of a channel may ask for, in the order in which a conversation goes. */
export const LEAD_FIELDS = [
  'COMPANY_NAME',
  'FISCAL_NUMBER',
  'CONTACT_NAME',
  'PHONE',
  'EMAIL',
  'CITY',
  'REGION',
  'ADDRESS',
  'SIM_COUNT',
  'CURRENT_SIMS',
  'MONTHLY_SPEND',
  'COMPETITOR',
  'NEEDS_DATA',
  'GROUND',
  'REQUEST_SOURCE',
  'WISH_FROM',
  'WISH_TO',
  'CONTACTED_ON',
  'NOTE',
] as const satisfies readonly LeadField[]

const NUMBERS: readonly string[] = ['SIM_COUNT', 'CURRENT_SIMS', 'MONTHLY_SPEND']

/** Whether a number answers it. */
export const isNumeric = (field: string): boolean => NUMBERS.includes(field)
