import { type PointerEvent, useId } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { ToneShape, toneText } from '@/components/ui/Status'
import type { LeadStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { LeadColumn } from '../api/leadColumn'
import { filterOf, toneOf } from '../rules'
import type { BoardLead } from './Board'
import { BoardCard } from './BoardCard'
import type { Task } from './LeadTask'

export interface BoardColumnProps {
  status: LeadStatus
  search: string | undefined
  team: string | undefined
  /** A card hangs over it. */
  over: boolean
  held: string | undefined
  grab: (lead: BoardLead, event: PointerEvent) => void
  onMove: (lead: BoardLead, to: LeadStatus) => void
  onTask: (lead: BoardLead, task: Task) => void
}

/** One state: the most urgent first; of what is closed the newest. */
export function BoardColumn({ status, search, team, over, held, grab, onMove, onTask }: BoardColumnProps) {
  const t = useText()
  const id = useId()
  const list = useList(
    LeadColumn,
    {
      first: 30,
      filter: filterOf({ q: search, status, who: team }, undefined),
      order: status === 'COMPLETED' ? 'CREATED_DESC' : 'DUE_ASC',
    },
    (data) => data.leads,
  )
  const tone = toneOf({ status })
  return (
    <section
      aria-labelledby={id}
      data-drop={`state|${status}`}
      className={cx(
        'flex min-h-0 w-[min(17rem,80vw)] max-w-96 shrink-0 grow snap-start md:w-53 flex-col rounded-card border',
        over ? 'border-accent bg-accent-soft' : 'border-transparent',
      )}
    >
      <h2 id={id} className="mx-1 flex min-h-control items-center gap-2 border-b-2 border-line font-semibold">
        <span className={toneText[tone]}>
          <ToneShape tone={tone} />
        </span>
        <span className="min-w-0 grow truncate">{t(`leads.status.${status}`)}</span>
        <span className="num text-sm font-normal text-muted">{list.first?.leads.totalCount}</span>
      </h2>
      <div className={`min-h-0 grow overflow-y-auto p-1 pt-2 ${list.refreshing ? 'opacity-70' : ''}`}>
        {list.loading && <Skeleton rows={3} />}
        {Boolean(list.error) && <ErrorState error={list.error} onRetry={list.retry} />}
        {list.first && list.rows.length === 0 && (
          <p className="py-2 text-sm text-muted">{t('leads.board.empty')}</p>
        )}
        <ul className="flex flex-col gap-2">
          {list.rows.map((lead) => (
            <BoardCard
              key={lead.id}
              lead={lead}
              isHeld={held === lead.id}
              grab={grab}
              onMove={onMove}
              onTask={onTask}
            />
          ))}
        </ul>
        {list.hasMore && (
          <div className="pt-2">
            <Button wide isPending={list.loadingMore} onPress={list.loadMore}>
              {t('leads.more')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
