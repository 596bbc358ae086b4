import type { PointerEvent } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { Status } from '@/components/ui/Status'
import type { LeadStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { type Ability, moveTo, STATUSES, toneOf } from '../rules'
import type { BoardLead } from './Board'
import { LeadClock } from './LeadClock'
import type { Task } from './LeadTask'

export interface BoardCardProps {
  lead: BoardLead
  isHeld: boolean
  grab: (lead: BoardLead, event: PointerEvent) => void
  onMove: (lead: BoardLead, to: LeadStatus) => void
  onTask: (lead: BoardLead, task: Task) => void
}

/** A lead of the board: who it is, how long there is, who brought it, who has it, and where it may go. */
export function BoardCard({ lead, isHeld, grab, onMove, onTask }: BoardCardProps) {
  const t = useText()
  const { viewerCan: can } = lead
  const why = (one: Ability) => (one.allowed ? null : (one.reason ?? t('leads.notAllowed')))
  const give = can.assign.allowed ? 'give' : 'handOver'
  const actions: MenuAction[] = [
    {
      id: 'give',
      label: t('leads.give'),
      icon: 'user',
      disabledReason: why(can.assign.allowed ? can.assign : can.handOver),
      onAction: () => onTask(lead, give),
    },
    ...STATUSES.flatMap((to): MenuAction[] => {
      const wanted = moveTo(lead, to)
      if (!wanted || wanted.step === 'give' || wanted.step === 'handOver' || wanted.step === 'close')
        return []
      return [
        {
          id: to,
          label: t('leads.moveTo', { state: t(`leads.status.${to}`) }),
          icon: 'next',
          disabledReason: why(wanted.ability),
          onAction: () => onMove(lead, to),
        },
      ]
    }),
    {
      id: 'win',
      label: t('leads.win'),
      icon: 'check',
      disabledReason: why(can.win),
      onAction: () => onTask(lead, 'win'),
    },
    {
      id: 'lose',
      label: t('leads.lose'),
      icon: 'close',
      danger: true,
      disabledReason: why(can.lose),
      onAction: () => onTask(lead, 'lose'),
    },
  ]
  const late = lead.dueAt != null && Date.parse(lead.dueAt) <= Date.now()
  return (
    <li
      onPointerDown={(event) => grab(lead, event)}
      className={cx(
        'card relative flex touch-manipulation flex-col gap-1 overflow-hidden py-1.5 pr-1.5 pl-3.5 select-none [-webkit-touch-callout:none]',
        isHeld && 'opacity-40',
      )}
    >
      {late && <span aria-hidden="true" className="absolute inset-y-0 left-0 w-[3px] bg-late" />}
      <div className="flex items-start gap-1">
        <AppLink
          href={`/leads/${lead.id}`}
          draggable={false}
          className="flex min-h-control min-w-0 grow items-center font-semibold hover:underline"
        >
          <span className="line-clamp-2 min-w-0 break-words">{lead.companyName}</span>
        </AppLink>
        <Menu
          label={t('leads.actionsOn', { company: lead.companyName })}
          trigger={<IconButton icon="more" label={t('leads.actionsOn', { company: lead.companyName })} />}
          actions={actions}
        />
      </div>
      <div className="-mt-1 flex flex-col pr-1.5">
        <span className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          {lead.simCount != null && <span>{t('leads.sims', { count: lead.simCount })}</span>}
          {lead.priority === 'HIGH' && <Badge strong>{t('leads.priority.HIGH')}</Badge>}
          {lead.result && <Status tone={toneOf(lead)}>{t(`leads.result.${lead.result}`)}</Status>}
        </span>
        <span className="-ml-1.5">
          <LeadClock lead={lead} />
        </span>
      </div>
      <Hands lead={lead} />
    </li>
  )
}

/** Through whose hands it went: who brought it, who has it. */
function Hands({ lead: { owner, originator, channel } }: { lead: BoardLead }) {
  const t = useText()
  const from = originator ? t('leads.board.from', { name: originator.name }) : t(`leads.channel.${channel}`)
  return (
    <p className="flex min-w-0 items-center gap-1.5 pr-1.5 pb-1 text-sm text-muted">
      {originator && <Avatar name={originator.name} size="small" />}
      <span className={originator ? 'sr-only' : 'truncate'}>{from}</span>
      <Icon name="next" size={14} className="shrink-0" />
      {owner ? <Avatar name={owner.name} size="small" /> : null}
      <span className={cx('min-w-0 truncate', owner ? 'text-ink' : 'font-medium text-warn')}>
        {owner ? (
          <>
            <span className="sr-only">{t('leads.board.owner', { name: owner.name })}</span>
            <span aria-hidden="true">{owner.name}</span>
          </>
        ) : (
          t('leads.nobody')
        )}
      </span>
    </p>
  )
}
