/** PURE: what the log of background work can show, and its periods. */
import type { Tone } from '@/components/ui/Status'
import { type Period, type Shown, STATES, type State } from './kinds'

const HOUR = 3_600_000
const LENGTH: Record<Period, number> = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR }

/** The beginning of a period that ends now, on the full minute so that the same page asks the same. */
export function since(period: Period | undefined, now: number): string | undefined {
  if (!period) return undefined
  return new Date(Math.floor((now - LENGTH[period]) / 60_000) * 60_000).toISOString()
}

/** A state of another list is none of this one. */
export function stateOf<T extends Shown>(show: T, state: string | undefined): (typeof STATES)[T][number] {
  const known: readonly string[] = STATES[show]
  return (state && known.includes(state) ? state : known[0]) as (typeof STATES)[T][number]
}

const TONES: Partial<Record<State, Tone>> = {
  FAILED: 'late',
  LATE: 'late',
  GIVEN_UP: 'idle',
  DONE: 'good',
  SENT: 'good',
  OK: 'good',
  FIRED: 'good',
}
export const toneOf = (state: State): Tone => TONES[state] ?? 'info'
