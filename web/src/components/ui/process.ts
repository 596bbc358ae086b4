/** PURE: where the activities of a process stand in its picture. */

export interface Activity {
  id: string
  label: string
  state: 'PLANNED' | 'DONE' | 'RUNNING' | 'WAITING' | 'LATE' | 'FAILED'
  waitsFor: readonly string[]
  /** Person, team, or "automatic". */
  who?: string | null
  dueAt?: string | null
  /** Of what is only planned: how long it may take. */
  term?: string | null
}

export interface Place {
  activity: Activity
  level: number
  lane: number
}

/** Levels by the longest chain of waits; a loop in the data ends at the number of activities. */
export function placeActivities(activities: readonly Activity[]): Place[] {
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  const levels = new Map<string, number>()
  const levelOf = (id: string, depth: number): number => {
    const known = levels.get(id)
    if (known !== undefined) return known
    const waits = byId.get(id)?.waitsFor.filter((other) => byId.has(other)) ?? []
    if (depth > activities.length || waits.length === 0) return 0
    return 1 + Math.max(...waits.map((other) => levelOf(other, depth + 1)))
  }
  for (const { id } of activities) levels.set(id, levelOf(id, 0))
  const used = new Map<number, number>()
  return activities.map((activity) => {
    const level = levels.get(activity.id) ?? 0
    const lane = used.get(level) ?? 0
    used.set(level, lane + 1)
    return { activity, level, lane }
  })
}

/** The places one under another: what waits for nothing first. Each says what it follows, nothing when it begins at once;
 * null where it simply follows the one above. */
export function inOneColumn(places: readonly Place[]): { activity: Activity; after: string[] | null }[] {
  const known = new Map(places.map(({ activity }) => [activity.id, activity.label]))
  const column = [...places].sort((a, b) => a.level - b.level || a.lane - b.lane)
  return column.map(({ activity }, at) => {
    const waits = activity.waitsFor.filter((id) => known.has(id))
    const plain = waits.length === 1 && waits[0] === column[at - 1]?.activity.id
    return { activity, after: plain ? null : waits.map((id) => known.get(id) ?? '') }
  })
}
