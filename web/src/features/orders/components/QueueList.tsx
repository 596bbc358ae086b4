import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { KeyHint } from '@/components/ui/KeyHint'
import { Row } from '@/components/ui/Row'
import { Status } from '@/components/ui/Status'
import { useText } from '@/lib/i18n'
import { useChanges } from '@/lib/live'
import { read } from '@/lib/read'
import { OrderCustomers } from '../api/orderCustomers'
import { OrderWorkChanged } from '../api/orderWorkChanged'
import { clockOf, isQueueFiltered, type OrderSearch } from '../rules'
import { useQueue } from './useQueue'

export interface QueueListProps {
  search: OrderSearch
  selected: string | undefined
  onChange: (next: OrderSearch) => void
  onShowAll: () => void
}

/** One thing after the other: what is to be done, what is due first on top. */
export function QueueList({ search, selected, onChange, onShowAll }: QueueListProps) {
  const t = useText()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { first: _, ...list } = useQueue(search)
  const { data } = useQuery({ ...read(OrderCustomers, {}), refetchInterval: 60_000 })
  const names = new Map(data?.orders.nodes.map(({ id, customer }) => [id, customer?.name]))
  // Work comes and goes while one looks; a queue that is out of date sends two people to the same thing.
  useChanges(OrderWorkChanged, {}, ['OrderQueue'])
  const chosen = list.rows.find(({ subjectId }) => subjectId === selected)?.id
  return (
    <>
      {list.rows.length > 0 && <Keys />}
      <DataList
        {...list}
        label={t('orders.view.queue')}
        rowKey={(row) => row.id}
        href={(row) => `/orders/${row.subjectId}${view}`}
        selected={chosen}
        empty={
          isQueueFiltered(search) ? (
            <EmptyState
              icon="search"
              title={t('orders.queue.noMatch')}
              action={
                <Button onPress={() => onChange({ q: undefined, who: undefined, work: undefined })}>
                  {t('orders.list.clear')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon="check"
              title={t('orders.queue.empty')}
              action={<Button onPress={onShowAll}>{t('orders.queue.showAll')}</Button>}
            >
              {t('orders.queue.emptyText')}
            </EmptyState>
          )
        }
      >
        {(row) => {
          const clock = clockOf({
            clock: row.activity?.clock ?? null,
            dueAt: row.dueAt ?? null,
            openedAt: row.createdAt,
          })
          const name = row.activity?.name ?? row.title
          const failed = row.kind === 'FAILED_ACTIVITY'
          return (
            <Row
              title={name}
              state={
                failed ? (
                  <Status tone="late">{t('orders.activity.FAILED')}</Status>
                ) : (
                  row.activity?.state === 'IN_PROCESS' && (
                    <Status tone="info">{t('orders.activity.IN_PROCESS')}</Status>
                  )
                )
              }
              note={[
                names.get(row.subjectId) ?? row.number,
                row.claimedBy?.name ?? row.toTeam?.name,
                names.has(row.subjectId) && row.number,
              ]}
              clock={clock && !failed && <Clock {...clock} label={name} />}
            />
          )
        }}
      </DataList>
    </>
  )
}

/** The keys of the open card, where there is a keyboard to be expected. */
function Keys() {
  const t = useText()
  const keys = [
    ['D', t('orders.keys.done')],
    ['S', t('orders.keys.start')],
    ['X', t('orders.keys.fail')],
    ['N', t('orders.keys.next')],
  ] as const
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 text-sm text-muted pointer-coarse:hidden">
      {keys.map(([key, text]) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <KeyHint keys={key} />
          {text}
        </span>
      ))}
    </p>
  )
}
