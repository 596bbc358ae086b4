/** PURE: opening hours, levels of promises and ladders of tickets while they are edited. */
import type { Anchor, DurationKind, ProductType, TicketKind } from '@/gql/graphql'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]

/** One entry of a calendar's `versions`, as the API stores it. */
export interface Hours {
  from: string
  week: Partial<Record<Day, string[]>>
  country?: string | null
  region?: string | null
  closed?: string[]
  extra?: Record<string, string[]>
}

export const versionsOf = (stored: unknown): Hours[] => (Array.isArray(stored) ? stored : [])

/** The day ("2026-11-22") where the calendar is kept, some days after an instant. */
export const dayIn = (zone: string, at: Date, later = 0): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at.getTime() + later * 86_400_000))

/** The hours that hold on a day ("2026-11-22"), and those that begin later. */
export function hoursOn(versions: readonly Hours[], day: string): { now: Hours | undefined; later: Hours[] } {
  const sorted = [...versions].sort((a, b) => a.from.localeCompare(b.from))
  return {
    now: sorted.filter((one) => one.from <= day).at(-1),
    later: sorted.filter((one) => one.from > day),
  }
}

/** "9-13, 14:30–18" → ["09:00-13:00", "14:30-18:00"]; null for what is no opening hours. */
export function parseHours(text: string): string[] | null {
  const spans: string[] = []
  for (const part of text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/.exec(part)
    if (!match) return null
    const [from, to] = [minutes(match[1], match[2]), minutes(match[3], match[4])]
    if (from === null || to === null || from >= to) return null
    const previous = spans.at(-1)?.slice(6)
    if (previous && clock(from) < previous) return null
    spans.push(`${clock(from)}-${clock(to)}`)
  }
  return spans
}

function minutes(hour = '', minute = '0'): number | null {
  const total = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && total <= 24 * 60 ? total : null
}

const clock = (total: number): string =>
  `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`

/** Days that have the same hours, together, in the order of the week. */
export function groupDays(week: Hours['week']): { days: Day[]; spans: string[] }[] {
  const groups: { days: Day[]; spans: string[] }[] = []
  for (const day of DAYS) {
    const spans = week[day] ?? []
    const last = groups.at(-1)
    if (last && last.spans.join() === spans.join()) last.days.push(day)
    else groups.push({ days: [day], spans })
  }
  return groups
}

export interface Escalation {
  key: string
  kind: DurationKind
  amount: number
  anchor: Anchor
}

export const escalationsOf = (stored: unknown): Escalation[] => (Array.isArray(stored) ? stored : [])

export interface Level {
  afterDays: number
  role: string
}

/** Place of the first level that does not come after the one before; null when all do. */
export function wrongLevel(levels: readonly Level[]): number | null {
  const at = levels.findIndex((level, place) => {
    const previous = levels[place - 1]
    return !level.role || (previous ? level.afterDays <= previous.afterDays : level.afterDays !== 0)
  })
  return at === -1 ? null : at
}

export interface Ladder {
  kind: TicketKind
  productType: ProductType | null
  symptomCode: string | null
  levels: Level[]
}

interface StoredRule {
  kind: TicketKind
  productType?: string | null
  symptomCode?: string | null
  level: number
  afterDays: number
  role: string
}

/** Rules level by level → ladders, the general one of a kind before those for a product and a symptom. */
export function laddersOf(rules: readonly StoredRule[]): Ladder[] {
  const found = new Map<string, Ladder>()
  for (const rule of [...rules].sort((a, b) => a.level - b.level)) {
    const key = [rule.kind, rule.productType ?? '', rule.symptomCode ?? ''].join('/')
    const ladder = found.get(key) ?? {
      kind: rule.kind,
      productType: (rule.productType ?? null) as ProductType | null,
      symptomCode: rule.symptomCode ?? null,
      levels: [],
    }
    ladder.levels.push({ afterDays: rule.afterDays, role: rule.role })
    found.set(key, ladder)
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b)).map(([, ladder]) => ladder)
}
