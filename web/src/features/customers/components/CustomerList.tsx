import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import type { CustomerOrder, CustomerStatus } from '@/gql/graphql'
import { useArrivals } from '@/lib/arrivals'
import { useText } from '@/lib/i18n'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { read, useList } from '@/lib/read'
import { CustomerChoices } from '../api/choices'
import { CustomerChanged } from '../api/customerChanged'
import { CustomerSearch } from '../api/customerSearch'
import { Customers } from '../api/customers'
import { CustomersNewest } from '../api/customersNewest'
import { MATCHED } from '../matched'
import { filterOf, searching, segmentOptions } from '../rules'
import { CustomerRow, type CustomerRowData } from './CustomerRow'

const UNSENT = ['CustomerCreate']

export interface CustomerListProps {
  search: string
  status: CustomerStatus | undefined
  segment: string | undefined
  order: CustomerOrder
  selected: string | undefined
  onClear: () => void
  /** Shown when there are no customers at all. */
  create: ReactNode
}

/** With two letters or more the forgiving search answers, else the list by its order. */
export function CustomerList(props: CustomerListProps) {
  return searching(props.search) ? <Found {...props} /> : <All {...props} />
}

function All({ status, segment, order, selected, onClear, create }: CustomerListProps) {
  const t = useText()
  const { language } = usePreferences()
  const filter = filterOf({ status, segment })
  const { rows, ...list } = useList(Customers, { first: 50, filter, order }, (data) => data.customers)
  const arrivals = useArrivals(CustomersNewest, CustomerChanged, { filter }, (data) => data.customers.nodes, {
    rows,
    ...list,
  })
  const shown = rows.map((row) => ({
    ...row,
    segment: row.segment ? named(row.segment.names, language, row.segment.code) : null,
  }))
  const empty =
    status || segment ? (
      <NothingFits onClear={onClear} />
    ) : (
      <EmptyState icon="customers" title={t('customers.list.empty')} action={create} />
    )
  return <Rows {...list} {...arrivals} rows={shown} selected={selected} empty={empty} />
}

/** The search answers by likeness over all customers; state and segment narrow what it found. */
function Found({ search, status, segment, selected, onClear }: CustomerListProps) {
  const t = useText()
  const { language } = usePreferences()
  const choices = useQuery({ ...read(CustomerChoices, {}), staleTime: 3_600_000 })
  const labels = new Map(segmentOptions(choices.data?.segments ?? [], language).map((o) => [o.id, o.label]))
  const query = useQuery({
    ...read(CustomerSearch, { query: search.trim(), first: 50 }),
    placeholderData: (before) => before,
  })
  const rows = (query.data?.customerSearch ?? [])
    .filter((hit) => (!status || hit.status === status) && (!segment || hit.segment === segment))
    .map((hit) => {
      const by = MATCHED[hit.matchedOn as keyof typeof MATCHED]
      return {
        ...hit,
        segment: hit.segment ? (labels.get(hit.segment) ?? hit.segment) : null,
        found: by ? t(by, { text: hit.matched }) : null,
      }
    })
  return (
    <Rows
      rows={rows}
      loading={query.isPending}
      refreshing={query.isPlaceholderData}
      error={query.isError && !query.data ? query.error : null}
      asOf={query.dataUpdatedAt}
      retry={() => void query.refetch()}
      selected={selected}
      empty={<NothingFits onClear={onClear} />}
    />
  )
}

type RowsProps = Omit<
  Parameters<typeof DataList<CustomerRowData>>[0],
  'label' | 'rowKey' | 'href' | 'children'
>

function Rows(props: RowsProps) {
  const t = useText()
  // The card keeps the view that it was opened from.
  const view = useRouterState({ select: (state) => state.location.searchStr })
  return (
    <DataList
      {...props}
      unsent={UNSENT}
      label={t('customers.list.title')}
      rowKey={(row) => row.id}
      href={(row) => `/customers/${row.id}${view}`}
    >
      {(row) => <CustomerRow customer={row} />}
    </DataList>
  )
}

function NothingFits({ onClear }: { onClear: () => void }) {
  const t = useText()
  return (
    <EmptyState
      icon="search"
      title={t('customers.list.none')}
      action={<Button onPress={onClear}>{t('customers.list.clear')}</Button>}
    />
  )
}
