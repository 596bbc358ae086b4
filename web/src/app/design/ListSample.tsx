import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Money } from '@/components/ui/Money'
import { SplitView } from '@/components/ui/SplitView'
import { Status } from '@/components/ui/Status'
import { type Sample, samples } from './samples'

/** The shape of a row: name and value, then state, clock and owner. */
function Row({ row }: { row: Sample }) {
  return (
    <>
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 grow truncate font-medium">{row.name}</span>
        <Money value={{ amount: row.value, currency: 'EUR' }} whole />
      </span>
      <span className="flex items-center gap-2 text-sm text-muted">
        <Status tone={row.tone}>{row.state}</Status>
        <span className="min-w-0 grow truncate">{row.owner}</span>
        <Clock state="RUNNING" startedAt={row.started} dueAt={row.due} />
      </span>
    </>
  )
}

export function ListSample() {
  const { open } = useSearch({ from: '/design' })
  const [fresh, setFresh] = useState(3)
  const row = samples.find((sample) => sample.id === open)
  return (
    <div className="flex h-120 flex-col overflow-hidden rounded-card border border-line">
      <SplitView
        list={
          <DataList
            label="Leads"
            rows={samples}
            rowKey={(sample) => sample.id}
            href={(sample) => `/design?open=${sample.id}`}
            selected={open}
            newCount={fresh}
            onShowNew={() => setFresh(0)}
            empty={<EmptyState title="No leads yet" />}
          >
            {(sample) => <Row row={sample} />}
          </DataList>
        }
        card={
          row ? (
            <div className="flex flex-col gap-4 p-5">
              <header className="flex flex-wrap items-center gap-3">
                <Avatar name={row.name} size="large" />
                <h3 className="min-w-0 grow text-xl">{row.name}</h3>
                <Button look="primary" icon="phone">
                  Call
                </Button>
              </header>
              <Clock state="RUNNING" startedAt={row.started} dueAt={row.due} label="First contact" />
            </div>
          ) : null
        }
        placeholder={<EmptyState icon="leads" title="Choose a lead" />}
      />
    </div>
  )
}
