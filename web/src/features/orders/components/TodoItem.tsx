import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import type { IconName } from '@/components/ui/Icon'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { Status, type Tone } from '@/components/ui/Status'
import { useText } from '@/lib/i18n'
import { type Activity, clockOf, type Move } from '../rules'

const ICONS: Record<Move, IconName> = {
  complete: 'check',
  accept: 'check',
  start: 'next',
  fail: 'problem',
  refuse: 'close',
  retry: 'sync',
  skip: 'minus',
}
const KEYS: Partial<Record<Move, string>> = {
  complete: MAIN_KEY,
  accept: MAIN_KEY,
  retry: MAIN_KEY,
  start: 's',
  fail: 'x',
  refuse: 'x',
}
const TONES: Record<string, Tone> = { OPEN: 'idle', IN_PROCESS: 'info', FAILED: 'late' }

export interface TodoItemProps {
  activity: Activity
  moves: readonly Move[]
  who: string | null
  /** The first thing that the user can do: it has the keys and the main button. */
  isMain: boolean
  isPending: boolean
  onMove: (move: Move) => void
}

/** One activity: what, who, until when, and what may be done with it. */
export function TodoItem({ activity, moves, who, isMain, isPending, onMove }: TodoItemProps) {
  const t = useText()
  const clock = activity.state === 'FAILED' ? null : clockOf(activity)
  const automatic = activity.kind === 'AUTOMATIC' && activity.state === 'OPEN'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 basis-60 grow items-center gap-3">
        <div className="min-w-0 grow">
          <p className="font-semibold break-words">{activity.name}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
            <Status tone={automatic ? 'info' : (TONES[activity.state] ?? 'idle')}>
              {automatic
                ? t('orders.activity.automatic')
                : t(`orders.activity.${activity.state as 'OPEN' | 'IN_PROCESS' | 'FAILED'}`)}
            </Status>
            {who && <span>{who}</span>}
            {activity.optional && <span>{t('orders.activity.optional')}</span>}
            {activity.attempts > 1 && <span>{t('orders.activity.tries', { count: activity.attempts })}</span>}
          </p>
          {activity.error && <p className="mt-1 text-sm break-words text-late">{activity.error}</p>}
        </div>
        {clock && <Clock {...clock} label={activity.name} />}
      </div>
      {moves.length > 0 && (
        <div className="flex flex-wrap gap-gap max-sm:w-full max-sm:*:grow max-sm:*:basis-28 max-sm:*:gap-1.5 max-sm:*:px-1.5 max-sm:*:whitespace-nowrap">
          {moves.map((move, at) => {
            const key = isMain ? KEYS[move] : undefined
            return (
              <Button
                key={move}
                look={isMain && at === 0 && move !== 'skip' ? 'primary' : 'secondary'}
                icon={ICONS[move]}
                isDisabled={isPending}
                onPress={() => onMove(move)}
              >
                {t(`orders.move.${move}`)}
                {key && <PressKey keys={key} label={t(`orders.move.${move}`)} />}
              </Button>
            )
          })}
        </div>
      )}
    </li>
  )
}
