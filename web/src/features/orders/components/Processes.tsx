import { useEffect, useState } from 'react'
import { Panel } from '@/components/ui/Panel'
import { ProcessPicture } from '@/components/ui/ProcessPicture'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { type Activity, type CardOrder, noteOf, type Process, pictureOf } from '../rules'
import { useWho } from './useWho'

/** What is late becomes so while one looks. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Each process as a picture: done, running, waiting, late; who and until when; and below it what came out. */
export function Processes({ order }: { order: CardOrder }) {
  const t = useText()
  const who = useWho(order)
  const now = useMinute()
  if (order.processes.length === 0)
    return (
      <Panel title={t('orders.processes')}>
        <p className="px-4 py-3 text-muted">{t('orders.processes.none')}</p>
      </Panel>
    )
  return order.processes.map((process) => {
    const picture = pictureOf(process, who, now)
    return (
      <Panel
        key={process.id}
        title={t('orders.process.title', { name: process.name })}
        action={
          <span className="pr-2">
            <Status
              tone={process.state === 'COMPLETED' ? 'good' : process.state === 'RUNNING' ? 'info' : 'idle'}
            >
              {t(`orders.process.${process.state}`)}
            </Status>
          </span>
        }
      >
        {picture.length > 0 && (
          <div className="p-3">
            <ProcessPicture activities={picture} label={process.name} />
          </div>
        )}
        <Outcomes process={process} who={who} />
      </Panel>
    )
  })
}

/** What was done by whom and what came out; the customer's acceptance stands here (ORD-05). */
function Outcomes({ process, who }: { process: Process; who: (activity: Activity) => string | null }) {
  const t = useText()
  const format = useFormat()
  const ended = process.activities.filter(({ endedAt, state }) => endedAt && state !== 'CANCELLED')
  if (ended.length === 0) return null
  return (
    <ul className="flex flex-col divide-y divide-line border-t border-line">
      {ended.map((activity) => {
        const note = noteOf(activity.result)
        const accepted = activity.role === 'CUSTOMER' && activity.state === 'COMPLETED'
        return (
          <li key={activity.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2">
            <span className="min-w-0 basis-48 grow">
              {activity.name}
              {activity.tracking && (
                <span className="block text-sm">
                  {t('orders.outcome.tracking', { number: activity.tracking })}
                </span>
              )}
              {note && <span className="block text-sm whitespace-pre-line text-muted">{note}</span>}
            </span>
            <span className="text-sm text-muted">
              {accepted
                ? t('orders.outcome.accepted')
                : activity.state === 'SKIPPED'
                  ? t('orders.outcome.skipped')
                  : who(activity)}
            </span>
            <time
              dateTime={activity.endedAt ?? undefined}
              className="num text-sm whitespace-nowrap text-muted"
            >
              {activity.endedAt && format.dateTime(activity.endedAt)}
            </time>
          </li>
        )
      })}
    </ul>
  )
}
