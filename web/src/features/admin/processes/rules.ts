/** PURE: the activities of a process definition while they are edited. */
import type { Activity as Pictured } from '@/components/ui/process'
import type { DurationKind } from '@/gql/graphql'
import type { Names } from '../shared/names'

/** As the API stores it. */
export interface Activity {
  key: string
  names: Names
  kind: 'MANUAL' | 'AUTOMATIC'
  waits_for?: string[]
  role?: string | null
  action?: string | null
  policy?: string | null
  duration?: { kind: DurationKind; amount: number } | null
  calendar?: string | null
  optional?: boolean
  on_late?: string | null
}

export const activitiesOf = (stored: unknown): Activity[] => (Array.isArray(stored) ? stored : [])

/** The picture of a definition: nothing has begun yet. */
export const picture = (
  activities: readonly Activity[],
  label: (activity: Activity) => string,
  who: (activity: Activity) => string,
  term: (activity: Activity) => string | null,
): Pictured[] =>
  activities.map((activity) => ({
    id: activity.key,
    label: label(activity),
    state: 'PLANNED',
    waitsFor: activity.waits_for ?? [],
    who: who(activity),
    term: term(activity),
  }))

export type Problem = 'name' | 'role' | 'circle'

/** What is wrong with each activity, by key; the server checks the same and more. */
export function problemsOf(activities: readonly Activity[]): Map<string, Problem> {
  const found = new Map<string, Problem>()
  for (const activity of activities) {
    if (!activity.names.en?.trim()) found.set(activity.key, 'name')
    else if (activity.kind === 'MANUAL' && !activity.role) found.set(activity.key, 'role')
  }
  for (const key of circle(activities)) if (!found.has(key)) found.set(key, 'circle')
  return found
}

/** Keys of the activities that could never begin, since they wait for each other. */
export function circle(activities: readonly Activity[]): string[] {
  let left = new Map(activities.map((activity) => [activity.key, activity.waits_for ?? []]))
  for (;;) {
    const free = [...left].filter(([, waits]) => !waits.some((key) => left.has(key))).map(([key]) => key)
    if (free.length === 0) return [...left.keys()]
    left = new Map([...left].filter(([key]) => !free.includes(key)))
  }
}

/** Without one activity: who waited for it waits for what it waited for. */
export function without(activities: readonly Activity[], key: string): Activity[] {
  const gone = activities.find((activity) => activity.key === key)
  return activities
    .filter((activity) => activity.key !== key)
    .map((activity) => {
      const waits = activity.waits_for ?? []
      if (!waits.includes(key)) return activity
      const next = [...waits.filter((one) => one !== key), ...(gone?.waits_for ?? [])]
      return { ...activity, waits_for: [...new Set(next)] }
    })
}

/** A new activity of a person at the end, after the last one. */
export function withNew(activities: readonly Activity[], name: Names): Activity[] {
  let number = activities.length + 1
  while (activities.some((activity) => activity.key === `activity_${number}`)) number += 1
  const last = activities.at(-1)
  const fresh: Activity = {
    key: `activity_${number}`,
    names: name,
    kind: 'MANUAL',
    role: null,
    waits_for: last ? [last.key] : [],
    duration: { kind: 'WORKING_DAYS', amount: 2 },
    optional: false,
  }
  return [...activities, fresh]
}

/** Keys that an activity may wait for without a circle: all but itself and those that come after it. */
export function mayWaitFor(activities: readonly Activity[], key: string): string[] {
  const after = new Set([key])
  for (let grown = true; grown; ) {
    grown = false
    for (const activity of activities) {
      if (!after.has(activity.key) && activity.waits_for?.some((one) => after.has(one))) {
        after.add(activity.key)
        grown = true
      }
    }
  }
  return activities.map((activity) => activity.key).filter((one) => !after.has(one))
}
