import { useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { Clock } from '@/components/ui/Clock'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { IconButton } from '@/components/ui/IconButton'
import { Page } from '@/components/ui/Page'
import { Panel } from '@/components/ui/Panel'
import { SearchField } from '@/components/ui/SearchField'
import { SplitView } from '@/components/ui/SplitView'
import { Status } from '@/components/ui/Status'
import { Tabs } from '@/components/ui/Tabs'
import { SampleRow } from './Lists'
import { Family, Specimen } from './Specimen'
import { from, type Sample, samples } from './samples'

const nothing = () => undefined

function Card({ row, people }: { row: Sample; people: string }) {
  return (
    <article className="flex min-h-full flex-col">
      <CardHead
        back={{ href: '/design', label: 'All leads' }}
        title={row.name}
        facts={
          <>
            <Status tone={row.tone}>{row.state}</Status>
            <span>{row.number}</span>
          </>
        }
        figures={<Clock state="RUNNING" startedAt={row.started} dueAt={from(30)} label="First contact" />}
        actions={
          <>
            <Button look="primary" icon="phone">
              Call
            </Button>
            <IconButton icon="more" label="More" />
          </>
        }
      />
      <div className="flex flex-col gap-3 p-3">
        <Panel title={people} action={<IconButton icon="plus" label="Add somebody" />}>
          <p className="flex items-center gap-3 px-4 pb-3">
            <Avatar name={row.owner} />
            {row.owner}
          </p>
        </Panel>
      </div>
    </article>
  )
}

function Screen({ row, people = '' }: { row: Sample | undefined; people?: string }) {
  return (
    <div className="flex h-96 flex-col overflow-hidden rounded-card border border-line">
      <Page
        title="Trunkline’s design language"
        layout="split"
        actions={
          <Button look="primary" icon="plus" title="New lead">
            New lead
          </Button>
        }
        tools={<SearchField label="Company, number, contact" value="" onChange={nothing} />}
      >
        <SplitView
          list={
            <DataList
              label="Leads"
              rows={samples.slice(0, 4)}
              rowKey={(one) => one.id}
              href={(one) => `/design?open=${one.id}`}
              selected={row?.id}
              empty={null}
            >
              {(one) => <SampleRow row={one} />}
            </DataList>
          }
          card={row ? <Card row={row} people={people} /> : null}
          placeholder={<EmptyState icon="leads" title="Choose a lead" />}
        />
      </Page>
    </div>
  )
}

function Rooms() {
  const [tab, setTab] = useState('one')
  return (
    <Tabs
      label="Sample"
      value={tab}
      onChange={setTab}
      items={[
        { id: 'one', label: 'Facts', content: 'One level of tabs, never tabs within tabs.' },
        { id: 'two', label: 'People', count: 4, content: 'Four people.' },
      ]}
    />
  )
}

export function Places() {
  return (
    <Family
      id="places"
      title="Places"
      says="The heading belongs to the list, the card has the whole height. A card begins with one line that says whom one has before oneself; it stays while the rest moves."
    >
      <Specimen name="Tabs">{() => <Rooms />}</Specimen>
      <Specimen name="Page, SplitView, CardHead, Panel" note="a card is open">
        {(drawing) => <Screen row={samples[1]} people={`People, ${drawing}`} />}
      </Specimen>
      <Specimen name="SplitView" note="nothing is open" once>
        {() => <Screen row={undefined} />}
      </Specimen>
    </Family>
  )
}
