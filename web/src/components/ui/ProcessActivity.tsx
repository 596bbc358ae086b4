import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { Activity } from './process'
import { type Tone, ToneShape, toneText } from './Status'

const TONES: Record<Activity['state'], Tone> = {
  PLANNED: 'idle',
  DONE: 'good',
  RUNNING: 'info',
  WAITING: 'idle',
  LATE: 'late',
  FAILED: 'late',
}
const EDGES: Record<Activity['state'], string> = {
  PLANNED: 'border-edge',
  DONE: 'border-line',
  RUNNING: 'border-info border-2',
  WAITING: 'border-dashed border-edge',
  LATE: 'border-late border-2',
  FAILED: 'border-late border-2 border-double',
}

/** The frame of an activity, by where it stands. */
export const frame = ({ state }: Activity) => `rounded-card border bg-surface ${EDGES[state]}`

/** What is under way or late is where the process stands. */
export const current = ({ state }: Activity) =>
  state === 'RUNNING' || state === 'LATE' || state === 'FAILED' ? 'step' : undefined

/** What is done, how it stands, who has it and until when; `flat` where state and person share a line. */
export function ActivityWords({ activity, flat }: { activity: Activity; flat: boolean }) {
  return (
    <>
      <span
        className={`line-clamp-2 text-sm leading-tight font-medium ${activity.state === 'WAITING' ? 'text-muted' : ''}`}
      >
        {activity.label}
      </span>
      <span className={flat ? 'mt-1 flex items-baseline justify-between gap-3' : 'mt-1 flex flex-col'}>
        {activity.state === 'PLANNED' ? (
          <span className="text-xs">{activity.term}</span>
        ) : (
          <StateWords activity={activity} state={activity.state} />
        )}
        {/* Its line is kept while the name is on its way. */}
        <span className="truncate text-xs text-muted">{activity.who ?? '\u00a0'}</span>
      </span>
    </>
  )
}

function StateWords({
  activity,
  state,
}: {
  activity: Activity
  state: Exclude<Activity['state'], 'PLANNED'>
}) {
  const t = useText()
  const format = useFormat()
  return (
    <span className={`flex shrink-0 items-center gap-1.5 text-xs font-medium ${toneText[TONES[state]]}`}>
      <ToneShape tone={TONES[state]} size={8} />
      {t(`ui.process.${state}`)}
      {activity.dueAt && state !== 'DONE' && (
        <span className="num whitespace-nowrap">· {format.day(activity.dueAt)}</span>
      )}
    </span>
  )
}
