import type { PointerEvent } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Badge } from '@/components/ui/Badge'
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
  return (
    <li
      onPointerDown={(event) => grab(lead, event)}
      className={`card flex touch-manipulation flex-col gap-1 p-2 pl-3 select-none [-webkit-touch-callout:none] ${isHeld ? 'opacity-40' : ''}`}
    >
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
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {lead.simCount != null && <span className="num">{t('leads.sims', { count: lead.simCount })}</span>}
        {lead.priority === 'HIGH' && <Badge strong>{t('leads.priority.HIGH')}</Badge>}
        {lead.result && <Status tone={toneOf(lead)}>{t(`leads.result.${lead.result}`)}</Status>}
        <LeadClock lead={lead} />
      </div>
      <p className="text-sm text-muted">
        <span className="block truncate">
          {lead.owner ? t('leads.board.owner', { name: lead.owner.name }) : t('leads.nobody')}
        </span>
        <span className="block truncate">
          {lead.originator
            ? t('leads.board.from', { name: lead.originator.name })
            : t(`leads.channel.${lead.channel}`)}
        </span>
      </p>
    </li>
  )
}
