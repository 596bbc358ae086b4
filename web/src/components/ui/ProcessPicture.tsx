import { useSyncExternalStore } from 'react'
import { ActivityWords, current, frame } from './ProcessActivity'
import { ProcessColumn } from './ProcessColumn'
import { type Activity, type Place, placeActivities } from './process'

const WIDTH = 196
const NARROW = 176
/** So wide that state and person stand on one line. */
const FLAT = 240
const WIDEST = 320
const GAP = 16
/** Of an arrow, across and downwards. */
const ACROSS = 44
const DOWN = 28

/** The rail; the list beside a card has its width in SplitView. */
const BARS = 84
/** Edges and padding of the card around it. */
const AROUND = 66

const follow = (notify: () => void) => {
  window.addEventListener('resize', notify)
  return () => window.removeEventListener('resize', notify)
}

/** How wide the place in a card is, by the screen: what is measured after it was drawn makes the card jump. */
const roomNow = () => {
  const wide = window.innerWidth
  return wide - AROUND - (wide < 768 ? 0 : BARS + (wide < 1024 ? 320 : wide < 1536 ? 352 : 400))
}

/** Who does what after what, and where it stands now: across where there is room for all of it, else downwards. */
export function ProcessPicture({ activities, label }: { activities: readonly Activity[]; label: string }) {
  const room = useSyncExternalStore(follow, roomNow)
  const places = placeActivities(activities)
  const most = (of: 'level' | 'lane') => 1 + Math.max(0, ...places.map((one) => one[of]))
  const down = most('level') * (WIDTH + ACROSS) - ACROSS > room
  // Lanes that do not fit beside each other would have to be scrolled sideways.
  if (down && most('lane') * (NARROW + GAP) - GAP > room)
    return <ProcessColumn places={places} label={label} />
  const wide = down ? Math.max(NARROW, Math.min(WIDEST, (room + GAP) / most('lane') - GAP)) : WIDTH
  const flat = wide >= FLAT
  const high = flat ? 76 : 100
  const at = ({ level, lane }: Place) =>
    down
      ? { x: lane * (wide + GAP), y: level * (high + DOWN) }
      : { x: level * (wide + ACROSS), y: lane * (high + GAP) }
  const byId = new Map(places.map((one) => [one.activity.id, one]))
  const width = Math.max(...places.map((one) => at(one).x)) + wide
  const height = Math.max(...places.map((one) => at(one).y)) + high
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard too
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-card p-1">
      <ol className="relative" style={{ width, height }}>
        <svg
          aria-hidden="true"
          width={width}
          height={height}
          className="absolute inset-0 text-edge"
          fill="none"
        >
          {places.flatMap((to) =>
            to.activity.waitsFor.map((id) => {
              const from = byId.get(id)
              if (!from) return null
              const a = at(from)
              const b = at(to)
              const [x1, y1, x2, y2] = down
                ? [a.x + wide / 2, a.y + high, b.x + wide / 2, b.y - 5]
                : [a.x + wide, a.y + high / 2, b.x - 5, b.y + high / 2]
              const bend = down ? (y2 - y1) / 2 : (x2 - x1) / 2
              const curve = down
                ? `C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`
                : `C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
              const tip = down ? 'm-4 -5 4 5 4 -5' : 'm-5 -4 5 4 -5 4'
              const done = from.activity.state === 'DONE'
              return (
                <path
                  key={`${id}-${to.activity.id}`}
                  d={`M${x1} ${y1}${curve}${tip}`}
                  stroke={done ? 'var(--accent)' : 'currentColor'}
                  strokeWidth={done ? 2 : 1.5}
                  strokeDasharray={done ? undefined : '4 3'}
                />
              )
            }),
          )}
        </svg>
        {places.map((one) => {
          const { activity } = one
          const { x, y } = at(one)
          return (
            <li
              key={activity.id}
              aria-current={current(activity)}
              className={`absolute flex flex-col justify-center px-3 py-2 ${frame(activity)}`}
              style={{ left: x, top: y, width: wide, height: high }}
            >
              <ActivityWords activity={activity} flat={flat} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}
