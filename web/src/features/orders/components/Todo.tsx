import { Suspense, useState } from 'react'
import { Panel } from '@/components/ui/Panel'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { type Activity, type CardOrder, type Move, movesOf, workOf } from '../rules'
import type { Ask } from './ActivityDialog'
import { TodoItem } from './TodoItem'
import { useMoves } from './useMoves'
import { useWho } from './useWho'

const ActivityDialog = lateComponent(() => import('./ActivityDialog'))

export interface TodoProps {
  order: CardOrder
  onDone: (activityId: string) => void
}

/** What the order waits for, as a working list: the caller's own first move is the screen's main button (ORD-03). */
export function Todo({ order, onDone }: TodoProps) {
  const t = useText()
  const who = useWho(order)
  const moves = useMoves()
  const [asking, setAsking] = useState<{ ask: Ask; activity: Activity } | null>(null)
  const work = workOf(order.processes)
  if (work.length === 0) return null
  const offered = work.map((activity) => ({
    activity,
    moves: movesOf(activity, order.viewerCan.answer.allowed),
  }))
  const main = offered.find((one) => one.moves.length > 0 && one.moves[0] !== 'skip')?.activity.id
  const act = (activity: Activity) => (move: Move) => {
    if (move === 'start' || move === 'retry' || move === 'skip') moves[move](activity)
    else setAsking({ ask: move, activity })
  }
  return (
    <Panel title={t('orders.todo')}>
      <ul className="flex flex-col divide-y divide-line">
        {offered.map((one) => (
          <TodoItem
            key={one.activity.id}
            activity={one.activity}
            moves={one.moves}
            who={who(one.activity)}
            isMain={one.activity.id === main}
            isPending={moves.isPending(one.activity)}
            onMove={act(one.activity)}
          />
        ))}
      </ul>
      {asking && (
        <Suspense>
          <ActivityDialog {...asking} onClose={() => setAsking(null)} onDone={onDone} />
        </Suspense>
      )}
    </Panel>
  )
}
