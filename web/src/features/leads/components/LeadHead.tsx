import { useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { Status } from '@/components/ui/Status'
import { useSendAction } from '@/components/work/useSendAction'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { stateId, toneOf } from '../rules'
import type { CardLead } from './LeadCard'
import { LeadClock } from './LeadClock'
import type { Task } from './LeadTask'
import { useSteps } from './useSteps'

const LeadTask = lateComponent(() => import('./LeadTask'))

/** One line that says whom one has before oneself, how long there is, and what may be done. */
export function LeadHead({ lead }: { lead: CardLead }) {
  const t = useText()
  const format = useFormat()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const [task, setTask] = useState<Task | null>(null)
  const steps = useSteps()
  const { viewerCan: can } = lead
  const why = (one: { allowed: boolean; reason?: string | null }) =>
    one.allowed ? null : (one.reason ?? t('leads.notAllowed'))
  const opens = (kind: Task) => () => setTask(kind)
  const sending = useSendAction(lead)
  const actions: MenuAction[] = [
    {
      id: 'introduce',
      label: t('leads.introduce'),
      icon: 'user',
      disabledReason: why(can.introduce),
      onAction: () => steps.introduce(lead),
    },
    {
      id: 'accept',
      label: t('leads.accept'),
      icon: 'check',
      disabledReason: why(can.acceptOffer),
      onAction: () => steps.accept(lead),
    },
    {
      id: 'win',
      label: t('leads.win'),
      icon: 'bill',
      disabledReason: why(can.win),
      onAction: opens('win'),
    },
    {
      id: 'lose',
      label: t('leads.lose'),
      icon: 'close',
      danger: true,
      disabledReason: why(can.lose),
      onAction: opens('lose'),
    },
    {
      id: 'handOver',
      label: t('leads.handOver'),
      icon: 'sync',
      disabledReason: why(can.handOver),
      onAction: opens('handOver'),
    },
    {
      id: 'reclassify',
      label: t('leads.reclassify'),
      icon: 'filter',
      disabledReason: why(can.reclassify),
      onAction: opens('reclassify'),
    },
    ...sending.actions,
  ]
  return (
    <CardHead
      back={{ href: `/leads${view}`, label: t('leads.card.back') }}
      title={lead.companyName}
      facts={
        <>
          <Status tone={toneOf(lead)}>{t(stateId(lead))}</Status>
          {lead.priority === 'HIGH' && <Badge strong>{t('leads.priority.HIGH')}</Badge>}
          <span>{t(`leads.channel.${lead.channel}`)}</span>
          <span className="num">{lead.number}</span>
        </>
      }
      figures={
        lead.dueAt ? (
          <span className="shrink-0">
            <LeadClock lead={lead} />
          </span>
        ) : (
          lead.reachedAt && (
            <Status tone="good">
              {t('leads.reachedAfter', {
                time: format.duration(Date.parse(lead.reachedAt) - Date.parse(lead.createdAt)),
              })}
            </Status>
          )
        )
      }
      actions={
        <>
          {can.logCall.allowed && (
            <Button icon="phone" onPress={opens('call')}>
              {t('leads.call.log')}
            </Button>
          )}
          <Menu
            label={t('leads.actions')}
            trigger={<IconButton icon="more" label={t('leads.actions')} />}
            actions={actions}
          />
        </>
      }
    >
      {task && (
        <Suspense>
          <LeadTask task={task} lead={lead} onClose={() => setTask(null)} />
        </Suspense>
      )}
      {sending.dialog}
    </CardHead>
  )
}
