import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read, useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { TicketChanged } from '../api/ticketChanged'
import { TicketNews } from '../api/ticketNews'
import { Tickets } from '../api/tickets'
import { filterOf, isFiltered, newSince, type TicketSearch } from '../rules'
import { TicketRow } from './TicketRow'

const UNSENT = ['TicketOpen']

export interface TicketListProps {
  search: TicketSearch
  selected: string | undefined
  onChange: (next: TicketSearch) => void
  /** Shown when there are no tickets at all. */
  create: ReactNode
}

/** Tickets, the oldest first unless asked otherwise; what came in meanwhile waits behind a button. */
export function TicketList({ search, selected, onChange, create }: TicketListProps) {
  const t = useText()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { user } = useSession()
  const filter = filterOf(search, user?.id)
  const { first, ...list } = useList(
    Tickets,
    { first: 50, filter, order: search.order ?? ('CREATED_ASC' as const) },
    (data) => data.tickets,
  )
  const news = useQuery({
    ...read(TicketNews, { filter }),
    enabled: list.asOf > 0,
    refetchInterval: useFallback(),
    meta: { private: true },
  })
  useChanges(TicketChanged, {}, ['TicketNews'])
  const ids = news.data?.tickets.nodes.map(({ id }) => id) ?? []
  const newCount = news.dataUpdatedAt > list.asOf ? newSince(first?.newest.nodes[0]?.id, ids) : 0
  return (
    <DataList
      {...list}
      unsent={UNSENT}
      label={t('tickets.list.title')}
      rowKey={(row) => row.id}
      href={(row) => `/tickets/${row.id}${view}`}
      selected={selected}
      newCount={newCount}
      onShowNew={() => {
        list.retry()
        onChange({ order: 'CREATED_DESC' })
      }}
      empty={
        isFiltered(search) ? (
          <EmptyState
            icon="search"
            title={t('tickets.list.noMatch')}
            action={
              <Button
                onPress={() => onChange({ q: undefined, status: undefined, kind: undefined, who: undefined })}
              >
                {t('tickets.list.clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon="tickets" title={t('tickets.list.empty')} action={create}>
            {t('tickets.list.emptyText')}
          </EmptyState>
        )
      }
    >
      {(row) => <TicketRow ticket={row} />}
    </DataList>
  )
}
