import type { AuditKind } from '@/gql/graphql'

/** What the log tells; they stand in its address. */
export const KINDS = ['READ', 'CHANGE', 'SIGN_IN'] as const satisfies readonly AuditKind[]
