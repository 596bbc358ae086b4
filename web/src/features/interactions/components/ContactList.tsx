import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Row } from '@/components/ui/Row'
import { Status } from '@/components/ui/Status'
import { useArrivals } from '@/lib/arrivals'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { InteractionChanged } from '../api/interactionChanged'
import { Interactions } from '../api/interactions'
import { InteractionsNewest } from '../api/interactionsNewest'
import { type ContactSearch, filterOf, isFiltered } from '../list'

export interface ContactListProps {
  search: ContactSearch
  selected: string | undefined
  onChange: (next: ContactSearch) => void
  create: ReactNode
}

/** Contacts of a period, the newest first unless asked otherwise (INT-03). */
export function ContactList({ search, selected, onChange, create }: ContactListProps) {
  const t = useText()
  const format = useFormat()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { user } = useSession()
  const filter = filterOf(search, user?.id, new Date())
  const { first: _, ...list } = useList(
    Interactions,
    { first: 50, filter, order: search.order ?? ('ARRIVED_DESC' as const) },
    (data) => data.interactions,
  )
  const arrivals = useArrivals(
    InteractionsNewest,
    InteractionChanged,
    { filter },
    (data) => data.interactions.nodes,
    list,
  )
  return (
    <DataList
      {...list}
      {...arrivals}
      label={t('interactions.title')}
      rowKey={(row) => row.id}
      href={(row) => `/interactions/${row.id}${view}`}
      selected={selected}
      empty={
        isFiltered(search) ? (
          <EmptyState
            icon="search"
            title={t('interactions.noMatch')}
            action={
              <Button
                onPress={() =>
                  onChange({
                    q: undefined,
                    who: undefined,
                    period: undefined,
                    reason: undefined,
                    channel: undefined,
                  })
                }
              >
                {t('interactions.clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon="phone" title={t('interactions.empty')} action={create}>
            {t('interactions.emptyText')}
          </EmptyState>
        )
      }
    >
      {(row) => (
        <Row
          title={row.customer?.name ?? row.caller ?? t('interactions.nobody')}
          value={
            <span className="text-sm text-muted" title={format.dateTime(row.arrivedAt)}>
              {format.relative(row.arrivedAt)}
            </span>
          }
          state={row.status === 'OPEN' && <Status tone="info">{t('interactions.status.OPEN')}</Status>}
          note={[
            t(`interactions.channel.${row.channel}`),
            ...row.topics.map(({ reason }) => reason?.name),
            row.agent?.name,
            row.talkSeconds >= 30 && format.duration(row.talkSeconds * 1000),
          ]}
        />
      )}
    </DataList>
  )
}
