/** PURE: how measured values read, and how five minutes of traffic become one column. */
import type { AdminOperationsQuery, Unit } from '@/gql/graphql'
import type { Format } from '@/lib/format'
import type { useText } from '@/lib/i18n'

export type Overview = NonNullable<AdminOperationsQuery['operations']>
export type Rule = AdminOperationsQuery['alertRules'][number]
export type Minute = Overview['traffic'][number]

export const QUEUES = ['timers', 'outbox', 'deliveries', 'messages', 'audit'] as const
export const RUNS = ['BACKUP', 'RESTORE_CHECK', 'AUDIT_CHECK', 'KEY_ROTATION'] as const
const STEP = 5 * 60_000
const HOUR = 60 * 60_000

/** "30 h", "90 %", "3" */
export function valueText(value: number, unit: Unit, format: Format, t: ReturnType<typeof useText>): string {
  const number = format.number(value, unit === 'PIECES' ? 0 : 1)
  return t(`admin.operations.unit.${unit}`, { number })
}

export interface Column {
  at: number
  requests: number
  failed: number
}

/** The last hour in twelve columns, empty ones included; `now` in milliseconds. */
export function columns(traffic: readonly Minute[], now: number): Column[] {
  const first = Math.floor((now - HOUR) / STEP) * STEP + STEP
  return Array.from({ length: HOUR / STEP }, (_, at) => {
    const from = first + at * STEP
    const inside = traffic.filter(({ minute }) => {
      const moment = Date.parse(minute)
      return moment >= from && moment < from + STEP
    })
    return {
      at: from,
      requests: inside.reduce((sum, one) => sum + one.requests, 0),
      failed: inside.reduce((sum, one) => sum + one.failed, 0),
    }
  })
}

/** The last run of each kind that there was. */
export function lastRuns<TRun extends { kind: string }>(runs: readonly TRun[]): TRun[] {
  return runs.filter((run, at) => runs.findIndex((other) => other.kind === run.kind) === at)
}
