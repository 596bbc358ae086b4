/** PURE: how contracts are shown; no reading, no elements. */

import type { Tone } from '@/components/ui/Status'
import type { Step } from '@/components/ui/Steps'
import type { AttachmentKind, ContractOrder, ContractStatus, OriginalStatus } from '@/gql/graphql'
import type { ContractSearchParams } from './components/ContractTools'

export const STATUSES = [
  'DRAFT',
  'GENERATED',
  'SENT',
  'SIGNED',
  'ACTIVE',
  'ENDED',
  'CANCELLED',
] as const satisfies readonly ContractStatus[]
export const ORDERS = ['CREATED_DESC', 'END_ASC'] as const satisfies readonly ContractOrder[]

export const STATUS_TONE: Record<ContractStatus, Tone> = {
  DRAFT: 'idle',
  GENERATED: 'info',
  SENT: 'info',
  SIGNED: 'good',
  ACTIVE: 'good',
  ENDED: 'idle',
  CANCELLED: 'late',
}

/** Papers that come with a contract; the signed copy is not one of them, since it signs. */
export const SUPPORTING = [
  'FISCAL_CERTIFICATE',
  'REGISTRATION_CERTIFICATE',
  'IDENTITY_CARD',
  'POWER_OF_ATTORNEY',
  'OTHER',
] as const satisfies readonly AttachmentKind[]

/** Kinds of files that a contract may hold. */
export const KINDS = ['SIGNED_CONTRACT', ...SUPPORTING, 'GENERATED'] as const
export type Kind = (typeof KINDS)[number]
export const kindOf = (kind: AttachmentKind): Kind => KINDS.find((one) => one === kind) ?? 'OTHER'

/** Where the paper may go next, as the server allows it. */
export const NEXT_ORIGINAL: Record<OriginalStatus, readonly OriginalStatus[]> = {
  NONE: ['AWAITED', 'RECEIVED'],
  AWAITED: ['RECEIVED'],
  RECEIVED: ['ARCHIVED'],
  ARCHIVED: [],
}

/** The way of a contract that comes to its end; a cancelled one has left it. */
export const WAY = ['DRAFT', 'GENERATED', 'SENT', 'SIGNED', 'ACTIVE'] as const

/** How far along its way a contract is. */
export function stateOf(step: (typeof WAY)[number], status: ContractStatus): Step['state'] {
  if (status === 'ENDED') return 'done'
  const [at, now] = [WAY.indexOf(step), (WAY as readonly ContractStatus[]).indexOf(status)]
  if (at < now || (at === now && status === 'ACTIVE')) return 'done'
  return at === now ? 'now' : 'next'
}

/** What of the contracts is asked for; `me` is who looks. */
export const filterOf = (view: ContractSearchParams, me: string | undefined) => ({
  status: view.status ? [view.status] : null,
  owner: view.owner === 'me' ? (me ?? null) : null,
  customer: view.customer ?? null,
  search: view.q ?? null,
})
