import { useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Chip, ChipLine } from '@/components/ui/Chip'
import { Clock } from '@/components/ui/Clock'
import { DataList } from '@/components/ui/DataList'
import { DataRow } from '@/components/ui/DataRow'
import { EmptyState } from '@/components/ui/EmptyState'
import { FilterBar } from '@/components/ui/FilterBar'
import type { Change } from '@/components/ui/filters'
import { Icon } from '@/components/ui/Icon'
import { Money } from '@/components/ui/Money'
import { Row } from '@/components/ui/Row'
import { ShortList } from '@/components/ui/ShortList'
import { Status } from '@/components/ui/Status'
import { NetworkError } from '@/lib/errors'
import { Family, Specimen, State, States } from './Specimen'
import { type Sample, samples } from './samples'

export function SampleRow({ row }: { row: Sample }) {
  return (
    <Row
      title={row.name}
      value={<Money value={{ amount: row.value, currency: 'EUR' }} whole />}
      state={
        <>
          <Status tone={row.tone}>{row.state}</Status>
          {row.urgent && <Badge strong>Urgent</Badge>}
        </>
      }
      note={row.owner}
      clock={row.due && <Clock state="RUNNING" startedAt={row.started} dueAt={row.due} />}
      number={row.number}
    />
  )
}

const list = {
  label: 'Leads',
  rowKey: (row: Sample) => row.id,
  href: (row: Sample) => `/design?open=${row.id}`,
  children: (row: Sample) => <SampleRow row={row} />,
}

function Frame({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex h-80 flex-col overflow-hidden rounded-card border border-line bg-surface">
        {children}
      </div>
      <span className="text-xs text-muted">{title}</span>
    </div>
  )
}

function OneRow({ at, isSelected = false }: { at: number; isSelected?: boolean }) {
  const id = useId()
  const row = samples[at]
  if (!row) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: its row is that of DataList
    <div role="list" className="bg-surface">
      <DataRow id={id} at={0} size={1} href={list.href(row)} isSelected={isSelected}>
        <SampleRow row={row} />
      </DataRow>
    </div>
  )
}

function Filters() {
  const [value, setValue] = useState<Change>({ who: 'mine' })
  return (
    <FilterBar
      search={{ label: 'Company, number, contact', value: value.q }}
      filters={[
        {
          id: 'who',
          label: 'Whose',
          any: 'Everybody’s',
          value: value.who,
          quick: ['mine', 'none'],
          options: [
            { id: 'mine', label: 'Mine' },
            { id: 'none', label: 'Nobody’s' },
          ],
        },
        {
          id: 'status',
          label: 'State',
          any: 'All states',
          value: value.status ?? 'new',
          options: [{ id: 'new', label: 'New' }],
        },
      ]}
      onChange={(change) => setValue({ ...value, ...change })}
    />
  )
}

export function Lists() {
  const { open } = useSearch({ from: '/design' })
  const [fresh, setFresh] = useState(3)
  return (
    <Family
      id="lists"
      title="Lists"
      says="A row shows what decides: what it is and what it is worth, then state, owner, time. The number comes last and never by half. Rows do not jump: what is new waits behind a button."
    >
      <Specimen name="FilterBar">{() => <Filters />}</Specimen>
      <Specimen name="Chip">
        {() => (
          <ChipLine>
            <Chip>Not chosen</Chip>
            <Chip lit aria-pressed>
              <Icon name="check" size={14} />
              Chosen
            </Chip>
            <Chip warn>
              <Icon name="problem" size={14} />
              No longer there
            </Chip>
          </ChipLine>
        )}
      </Specimen>
      <Specimen name="DataRow, Row">
        {() => (
          <States wide>
            <State name="rest">
              <OneRow at={0} />
            </State>
            <State name="hover" force="hover">
              <OneRow at={1} />
            </State>
            <State name="focus" force="focus">
              <OneRow at={1} />
            </State>
            <State name="open">
              <OneRow at={1} isSelected />
            </State>
            <State name="urgent, with a clock">
              <OneRow at={3} />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="DataList" note="its six states">
        {() => (
          <div className="grid gap-3 sm:grid-cols-2">
            <Frame title="rows, one chosen, three new; 2 000 of them">
              <DataList
                {...list}
                rows={samples}
                selected={open ?? '2'}
                newCount={fresh}
                onShowNew={() => setFresh(0)}
                empty={null}
              />
            </Frame>
            <Frame title="loading, after 150 ms">
              <DataList {...list} rows={[]} loading empty={null} />
            </Frame>
            <Frame title="empty">
              <DataList
                {...list}
                rows={[]}
                empty={
                  <EmptyState
                    icon="leads"
                    title="No leads yet"
                    action={<Button icon="plus">New lead</Button>}
                  >
                    They come from imports, from the portal and from you.
                  </EmptyState>
                }
              />
            </Frame>
            <Frame title="nothing fits the filter">
              <DataList
                {...list}
                rows={[]}
                empty={
                  <EmptyState
                    icon="search"
                    title="Nothing fits"
                    action={<Button>Take the filters away</Button>}
                  />
                }
              />
            </Frame>
            <Frame title="failed">
              <DataList {...list} rows={[]} error={new Error('x')} retry={() => undefined} empty={null} />
            </Frame>
            <Frame title="no line, nothing stored">
              <DataList {...list} rows={[]} error={new NetworkError()} retry={() => undefined} empty={null} />
            </Frame>
          </div>
        )}
      </Specimen>
      <Specimen name="ShortList" note="the first few, as they stand in the list">
        {(drawing) => (
          <ShortList
            title={`My leads, ${drawing}`}
            all="All (12)"
            href="/design"
            rows={samples.slice(0, 3)}
            rowHref={(row) => `/design?open=${row.id}`}
          >
            {(row) => <SampleRow row={row} />}
          </ShortList>
        )}
      </Specimen>
    </Family>
  )
}
