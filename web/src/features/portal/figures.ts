/** PURE: the year in bills and use, in the words of the customer. */
import type { PortalHomeQuery, UsageKind } from '@/gql/graphql'

export const KINDS = ['DATA', 'VOICE', 'SMS'] as const satisfies readonly UsageKind[]
export type Kind = (typeof KINDS)[number]

export interface Bill {
  id: string
  month: string
  gross: { amount: string; currency: string } | null
}

/** Bills by month, the oldest first, as charts read. */
export const byMonth = <T extends Bill>(bills: readonly T[]): T[] =>
  [...bills].sort((a, b) => a.month.localeCompare(b.month))

export type Change = { way: 'only' | 'same' } | { way: 'more' | 'less'; share: number }

/** How the last sum differs from the one before it. */
export function change(sums: readonly number[]): Change {
  const [before, last] = sums.slice(-2)
  if (before === undefined || last === undefined || before === 0) return { way: 'only' }
  const share = last / before - 1
  if (Math.abs(share) < 0.005) return { way: 'same' }
  return { way: share > 0 ? 'more' : 'less', share: Math.abs(share) }
}

export type Uses = PortalHomeQuery['usage']

/** The months of one kind in the unit that people know: gigabytes instead of megabytes. */
export function usesOf(uses: Uses, kind: Kind) {
  const unit = kind === 'DATA' ? 1000 : 1
  return uses
    .filter((one) => one.kind === kind)
    .map(({ month, used, included }) => ({
      month,
      used: Number(used) / unit,
      included: included === null || included === undefined ? null : Number(included) / unit,
    }))
}

/** The kinds that were used at all, in a fixed order. */
export const kindsOf = (uses: Uses): Kind[] => KINDS.filter((kind) => uses.some((one) => one.kind === kind))

/** What a bill is made of, the largest part first; equal descriptions are one part. */
export function partsOf(
  lines: readonly { description: string; net: { amount: string } | null }[],
): { name: string; sum: number }[] {
  const parts = new Map<string, number>()
  for (const { description, net } of lines)
    parts.set(description, (parts.get(description) ?? 0) + Number(net?.amount ?? 0))
  return [...parts].map(([name, sum]) => ({ name, sum })).sort((a, b) => b.sum - a.sum)
}
