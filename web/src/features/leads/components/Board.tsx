import { Suspense, useRef, useState } from 'react'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { toast } from '@/components/ui/Toast'
import type { LeadColumnQuery, LeadStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { moveTo, STATUSES } from '../rules'
import { BoardColumn } from './BoardColumn'
import { BoardPeople } from './BoardPeople'
import type { Task } from './LeadTask'
import { useDrag } from './useDrag'
import { useSteps } from './useSteps'

const LeadTask = lateComponent(() => import('./LeadTask'))

export type BoardLead = LeadColumnQuery['leads']['edges'][number]['node']

export interface BoardProps {
  search: string | undefined
  team: string | undefined
}

/** Columns by state, people by load. A card is dragged, or moved by its menu: both do the same. */
export function Board({ search, team }: BoardProps) {
  const t = useText()
  const steps = useSteps()
  const scroller = useRef<HTMLDivElement>(null)
  const [task, setTask] = useState<{ task: Task; lead: BoardLead; to?: { id: string; name: string } } | null>(
    null,
  )

  const move = (lead: BoardLead, to: LeadStatus) => {
    const wanted = moveTo(lead, to)
    if (!wanted) return
    if (!wanted.ability.allowed) {
      toast({ tone: 'late', text: wanted.ability.reason ?? t('leads.notAllowed') })
      return
    }
    if (wanted.step === 'start') void steps.start(lead)
    else if (wanted.step === 'accept') steps.accept(lead)
    else if (wanted.step === 'close') setTask({ task: lead.viewerCan.win.allowed ? 'win' : 'lose', lead })
    else setTask({ task: wanted.step, lead })
  }

  const giveTo = (lead: BoardLead, person: { id: string; name: string }) => {
    if (lead.owner?.id === person.id) return
    const { assign, handOver } = lead.viewerCan
    if (assign.allowed) steps.give(lead, person)
    else if (handOver.allowed) setTask({ task: 'handOver', lead, to: person })
    else toast({ tone: 'late', text: handOver.reason ?? t('leads.notAllowed') })
  }

  const drag = useDrag<BoardLead>({
    scroller,
    onDrop: (lead, target) => {
      const [kind, id = '', name = ''] = target.split('|')
      if (kind === 'state') move(lead, id as LeadStatus)
      if (kind === 'person') giveTo(lead, { id, name })
    },
  })

  return (
    <div className="flex min-h-0 grow flex-col">
      <OfflineNote />
      <BoardPeople team={team} over={drag.over} dragging={drag.held !== null} />
      <div
        ref={scroller}
        className="flex min-h-0 grow snap-x snap-proximity scroll-px-4 gap-2 overflow-x-auto overscroll-x-contain px-4 pb-4 sm:scroll-px-6 sm:px-6"
      >
        {STATUSES.map((status) => (
          <BoardColumn
            key={status}
            status={status}
            search={search}
            team={team}
            over={drag.over === `state|${status}`}
            grab={drag.grab}
            held={drag.held?.id}
            onMove={move}
            onTask={(lead, kind) => setTask({ task: kind, lead })}
          />
        ))}
      </div>
      {drag.held && (
        <div
          aria-hidden="true"
          className="card pointer-events-none fixed z-50 w-56 -translate-x-1/2 -translate-y-1/2 rotate-2 p-3 font-semibold shadow-high"
          style={{ left: drag.at.x, top: drag.at.y }}
        >
          {drag.held.companyName}
        </div>
      )}
      {task && (
        <Suspense>
          <LeadTask
            task={task.task}
            lead={task.lead}
            {...(task.to ? { to: task.to } : {})}
            onClose={() => setTask(null)}
          />
        </Suspense>
      )}
    </div>
  )
}
