import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import type { LeadFilter } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read, useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { LeadChanged } from '../api/leadChanged'
import { LeadNews } from '../api/leadNews'
import { Leads } from '../api/leads'
import { filterOf, isFiltered, type LeadSearch } from '../rules'
import { LeadRow } from './LeadRow'

const UNSENT = ['LeadEnter']

export interface LeadListProps {
  search: LeadSearch
  selected: string | undefined
  onChange: (next: LeadSearch) => void
  /** Shown when there are no leads at all. */
  create: ReactNode
}

/** How many leads came in since the list was read. */
function useNews(filter: LeadFilter, newest: { id: string; createdAt: string } | undefined, asOf: number) {
  const since = newest?.createdAt ?? new Date(asOf).toISOString()
  const { data } = useQuery({
    ...read(LeadNews, { filter: { ...filter, createdSince: since } }),
    enabled: asOf > 0,
    refetchInterval: useFallback(),
    meta: { private: true },
  })
  useChanges(LeadChanged, {}, ['LeadNews'])
  return data?.leads.nodes.filter(({ id }) => id !== newest?.id).length ?? 0
}

export function LeadList({ search, selected, onChange, create }: LeadListProps) {
  const t = useText()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { user } = useSession()
  const filter = filterOf(search, user?.id)
  const { first, ...list } = useList(
    Leads,
    { first: 50, filter, order: search.order ?? 'DUE_ASC' },
    (data) => data.leads,
  )
  const newCount = useNews(filter, first?.newest.nodes[0], list.asOf)
  const filtered = isFiltered(search)
  return (
    <DataList
      {...list}
      unsent={UNSENT}
      label={t('leads.list.title')}
      rowKey={(row) => row.id}
      href={(row) => `/leads/${row.id}${view}`}
      selected={selected}
      newCount={newCount}
      onShowNew={() => {
        list.retry()
        onChange({ order: 'CREATED_DESC' })
      }}
      empty={
        filtered ? (
          <EmptyState
            icon="search"
            title={t('leads.list.noMatch')}
            action={
              <Button
                onPress={() =>
                  onChange({
                    q: undefined,
                    status: undefined,
                    channel: undefined,
                    who: undefined,
                    overdue: undefined,
                  })
                }
              >
                {t('leads.list.clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon="leads" title={t('leads.list.empty')} action={create}>
            {t('leads.list.emptyText')}
          </EmptyState>
        )
      }
    >
      {(row) => <LeadRow lead={row} />}
    </DataList>
  )
}
