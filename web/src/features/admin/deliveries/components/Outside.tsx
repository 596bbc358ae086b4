import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { readable } from '../../shared/names'
import { CallRepeat } from '../api/callRepeat'
import { AdminCalls } from '../api/calls'
import { MessageRetry } from '../api/messageRetry'
import { AdminMessages } from '../api/messages'
import { AdminTimers } from '../api/timers'
import type { Shown, STATES } from '../kinds'
import { stateOf } from '../rules'
import { Again } from './Again'
import { Entry } from './Entry'
import { Log } from './Log'

type States = typeof STATES

/** What leaves the product or waits for its time. */
export default function Outside({
  show,
  state,
  since,
}: {
  show: Exclude<Shown, 'jobs'>
  state?: string | undefined
  since?: string | undefined
}) {
  if (show === 'messages') return <Messages state={stateOf(show, state)} since={since} />
  if (show === 'calls') return <Calls state={stateOf(show, state)} since={since} />
  return <Timers state={stateOf(show, state)} />
}

/** Mails and SMS. */
function Messages({ state, since }: { state: States['messages'][number]; since?: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const list = useList(
    AdminMessages,
    { first: 50, filter: { state: [state], since } },
    (data) => data.messages,
  )
  const retry = useWrite(MessageRetry, ['AdminMessages'])
  return (
    <>
      <Refusal error={retry.error} />
      <Log list={list} label={t('admin.deliveries.show.messages')}>
        {(one) => (
          <Entry
            key={one.id}
            title={one.subject || readable(one.kind)}
            state={one.state}
            note={[
              one.address,
              format.dateTime(one.sentAt ?? one.createdAt),
              t('admin.deliveries.attempts', { count: one.attempts }),
              one.state === 'QUEUED' && t('admin.deliveries.next', { time: format.dayTime(one.nextAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            detail={one.lastError}
          >
            {one.state === 'FAILED' && <Again id={one.id} write={retry} />}
          </Entry>
        )}
      </Log>
    </>
  )
}

/** Signed calls to neighbouring systems: seen here and repeatable under their own key. */
function Calls({ state, since }: { state: States['calls'][number]; since?: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const list = useList(AdminCalls, { first: 50, filter: { status: state, since } }, (data) => data.portCalls)
  const repeat = useWrite(CallRepeat, ['AdminCalls'])
  return (
    <>
      <Refusal error={repeat.error} />
      <Log list={list} label={t('admin.deliveries.show.calls')}>
        {(one) => (
          <Entry
            key={one.id}
            title={`${readable(one.port)}: ${readable(one.operation)}`}
            state={one.status}
            note={[
              `${one.method} ${one.path}`,
              one.httpStatus && `HTTP ${one.httpStatus}`,
              format.dateTime(one.createdAt),
              t('admin.deliveries.attempts', { count: one.attempts }),
            ]
              .filter(Boolean)
              .join(' · ')}
            detail={one.error}
          >
            {one.status === 'FAILED' && <Again id={one.id} write={repeat} />}
          </Entry>
        )}
      </Log>
    </>
  )
}

/** What the system does at one time: late, still to come, done. */
function Timers({ state }: { state: States['timers'][number] }) {
  const t = useText()
  const format = useFormat()
  const filter =
    state === 'LATE' ? { late: true } : { state: [state], ...(state === 'PENDING' && { late: false }) }
  const list = useList(AdminTimers, { first: 50, filter }, (data) => data.timers)
  return (
    <Log list={list} label={t('admin.deliveries.show.timers')}>
      {(one) => (
        <Entry
          key={one.id}
          title={one.eventName ?? readable(one.step)}
          state={state}
          note={t('admin.deliveries.due', { time: format.dayTime(one.dueAt) })}
        />
      )}
    </Log>
  )
}
