import { useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { Clock } from '@/components/ui/Clock'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { Status } from '@/components/ui/Status'
import { useSendAction } from '@/components/work/useSendAction'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useSession } from '@/lib/session'
import { type CardTicket, clockOf, toneOf } from '../rules'
import { Priority } from './Priority'
import type { Task } from './TicketTask'
import { useSteps } from './useSteps'

const TicketTask = lateComponent(() => import('./TicketTask'))

/** One line that says what the matter is, how long there is, and what may be done. */
export function TicketHead({ ticket }: { ticket: CardTicket }) {
  const t = useText()
  const format = useFormat()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { user } = useSession()
  const [task, setTask] = useState<Task | null>(null)
  const steps = useSteps()
  const { viewerCan: can } = ticket
  const clock = clockOf(ticket)
  const why = (one: { allowed: boolean; reason?: string | null }) =>
    one.allowed ? null : (one.reason ?? t('tickets.notAllowed'))
  const opens = (kind: Task) => () => setTask(kind)
  const owned = ticket.owner?.id === user?.id
  const mine = owned && ticket.status === 'OPEN'
  const taken = t(ticket.status === 'GATHERING' && owned ? 'tickets.ready' : 'tickets.take')
  const taking = can.work.allowed && !mine && ticket.status !== 'RESOLVED'
  const sending = useSendAction({ id: ticket.id, number: ticket.number, branch: ticket.customer?.branch })
  const actions: MenuAction[] = [
    {
      id: 'dispatch',
      label: t('tickets.dispatch'),
      icon: 'inbox',
      disabledReason: why(can.work),
      onAction: opens('dispatch'),
    },
    {
      id: 'reassign',
      label: t('tickets.reassign'),
      icon: 'user',
      disabledReason: why(can.work),
      onAction: opens('reassign'),
    },
    {
      id: 'reject',
      label: t('tickets.reject'),
      icon: 'undo',
      disabledReason:
        why(can.work) ?? (ticket.status === 'DISPATCHED' ? null : t('tickets.reject.notQueued')),
      onAction: opens('reject'),
    },
    ...(taking
      ? [
          {
            id: 'resolve',
            label: t('tickets.resolve'),
            icon: 'check' as const,
            disabledReason: why(can.resolve),
            onAction: opens('resolve'),
          },
        ]
      : []),
    {
      id: 'reopen',
      label: t('tickets.reopen'),
      icon: 'sync',
      disabledReason: why(can.reopen),
      onAction: opens('reopen'),
    },
    {
      id: 'cancel',
      label: t('tickets.cancel'),
      icon: 'close',
      danger: true,
      disabledReason: why(can.cancel),
      onAction: opens('cancel'),
    },
    ...sending.actions,
  ]
  return (
    <CardHead
      back={{ href: `/tickets${view}`, label: t('tickets.card.back') }}
      title={ticket.subject}
      facts={
        <>
          <Status tone={toneOf(ticket.status)}>{t(`tickets.status.${ticket.status}`)}</Status>
          <Priority priority={ticket.priority} />
          {ticket.level > 0 && <Status tone="late">{t('tickets.level', { level: ticket.level })}</Status>}
          <span className="num">{ticket.number}</span>
          <span title={format.dateTime(ticket.createdAt)}>{format.relative(ticket.createdAt)}</span>
        </>
      }
      figures={clock && <Clock {...clock} label={t('tickets.escalation')} />}
      actions={
        <>
          {taking && (
            <Button look="primary" icon="user" isPending={steps.busy} onPress={() => steps.take(ticket)}>
              {taken}
              <PressKey keys={MAIN_KEY} label={taken} />
            </Button>
          )}
          {!taking && can.resolve.allowed && (
            <Button look="primary" icon="check" onPress={opens('resolve')}>
              {t('tickets.resolve')}
              <PressKey keys={MAIN_KEY} label={t('tickets.resolve')} />
            </Button>
          )}
          {can.agree.allowed && (
            <>
              <Button onPress={opens('disagree')}>{t('tickets.disagree')}</Button>
              <Button look="primary" icon="check" isPending={steps.busy} onPress={() => steps.agree(ticket)}>
                {t('tickets.agree')}
                <PressKey keys={MAIN_KEY} label={t('tickets.agree')} />
              </Button>
            </>
          )}
          <Menu
            label={t('tickets.actions')}
            trigger={<IconButton icon="more" label={t('tickets.actions')} />}
            actions={actions}
          />
        </>
      }
    >
      {task && (
        <Suspense>
          <TicketTask task={task} ticket={ticket} onClose={() => setTask(null)} />
        </Suspense>
      )}
      {sending.dialog}
    </CardHead>
  )
}
