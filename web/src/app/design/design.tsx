import { type ReactNode, useState } from 'react'
import { Badge } from '@/components/ui/Badge'
import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { IconButton } from '@/components/ui/IconButton'
import { Mark } from '@/components/ui/Mark'
import { Money } from '@/components/ui/Money'
import { PriceBand } from '@/components/ui/PriceBand'
import { ProcessPicture } from '@/components/ui/ProcessPicture'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { Steps } from '@/components/ui/Steps'
import { Tabs } from '@/components/ui/Tabs'
import { Timeline } from '@/components/ui/Timeline'
import { ToastRegion, toast } from '@/components/ui/Toast'
import { type Density, prefer, type Theme, usePreferences } from '@/lib/preferences'
import { Fields } from './Fields'
import { ListSample } from './ListSample'
import { Overlays } from './Overlays'
import { activities, from } from './samples'

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card flex min-w-0 flex-col gap-4 p-4 sm:p-5">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

const SWATCHES = [
  'bg-canvas',
  'bg-surface',
  'bg-sunken',
  'bg-pressed',
  'bg-edge',
  'bg-ink',
  'bg-accent',
  'bg-accent-soft',
  'bg-good',
  'bg-good-soft',
  'bg-warn',
  'bg-warn-soft',
  'bg-late',
  'bg-late-soft',
  'bg-info',
  'bg-info-soft',
]
const eur = (amount: number) => ({ amount, currency: 'EUR' })
const clock = {
  startedAt: from(-16),
  explanation: '2 working days = Thu 14:00 → Mon 14:00; Fri 1 Dec is a holiday',
}

/** Every component in its states, for engineers; not linked from the app and not translated. */
export default function Design() {
  const { theme, density } = usePreferences()
  const [tab, setTab] = useState('one')
  return (
    <main className="mx-auto flex max-w-6xl flex-col gap-4 p-3 sm:p-6">
      <header className="flex flex-wrap items-center gap-3">
        <span className="text-accent">
          <Mark size={36} />
        </span>
        <h1 className="grow text-2xl">Trunkline design</h1>
        <RadioGroup
          label="Theme"
          hideLabel
          look="segments"
          value={theme}
          onChange={(id) => prefer({ theme: id as Theme })}
          options={['system', 'light', 'dark'].map((id) => ({ id, label: id }))}
        />
        <RadioGroup
          label="Density"
          hideLabel
          look="segments"
          value={density}
          onChange={(id) => prefer({ density: id as Density })}
          options={['desk', 'touch'].map((id) => ({ id, label: id }))}
        />
      </header>

      <Section title="Type and colour">
        <div className="flex flex-col gap-1">
          <p className="text-3xl font-semibold tracking-tight">1 284,50 € a month</p>
          <p className="text-2xl font-semibold">Țară, łódź, мост, señal</p>
          <p className="text-xl font-semibold">Heading of a card</p>
          <p className="text-lg">Lead text of a section</p>
          <p>
            Body: calm, precise, quick. Numbers of one width: <span className="num">1 111,11 · 8 888,88</span>
          </p>
          <p className="text-sm text-muted">Small and muted: when, who, from where</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {SWATCHES.map((swatch) => (
            <span
              key={swatch}
              title={swatch}
              className={`size-9 rounded-control border border-line ${swatch}`}
            />
          ))}
        </div>
      </Section>

      <Section title="Actions">
        <div className="flex flex-wrap items-center gap-gap">
          <Button look="primary">Send offer</Button>
          <Button icon="phone">Call</Button>
          <Button look="quiet" icon="edit">
            Change
          </Button>
          <Button look="danger">Switch off</Button>
          <Button look="primary" isPending>
            Saving
          </Button>
          <Button isDisabled>Not now</Button>
          <IconButton icon="more" label="More" />
          <IconButton icon="attach" label="Attach" keys="Mod+U" />
        </div>
      </Section>

      <Section title="State, clocks and sums">
        <div className="flex flex-wrap gap-2">
          <Status tone="idle">New</Status>
          <Status tone="info">Under way</Status>
          <Status tone="good">Accepted</Status>
          <Status tone="warn">Soon due</Status>
          <Status tone="late">Late</Status>
          <Badge>12</Badge>
          <Badge strong>3</Badge>
        </div>
        <div className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 lg:grid-cols-5">
          <Clock state="RUNNING" {...clock} dueAt={from(30)} warnAt={from(24)} label="First contact" />
          <Clock state="RUNNING" {...clock} dueAt={from(2.4)} warnAt={from(-1)} label="First contact" />
          <Clock state="RUNNING" {...clock} dueAt={from(-3)} label="First contact" />
          <Clock state="PAUSED" {...clock} dueAt={from(20)} label="First contact" />
          <Clock state="MET" {...clock} dueAt={from(20)} label="First contact" />
        </div>
        <div className="grid gap-5 sm:grid-cols-3">
          <PriceBand floor={eur(18)} limit={eur(22)} list={eur(30)} price={eur(26)} />
          <PriceBand floor={eur(18)} limit={eur(22)} list={eur(30)} price={eur(20)} />
          <PriceBand floor={eur(18)} limit={eur(22)} list={eur(30)} price={eur(17)} />
        </div>
        <p className="text-2xl font-semibold">
          <Money value={{ amount: '12840.50', currency: 'EUR' }} per="a month" />
        </p>
      </Section>

      <Section title="Fields">
        <Fields />
      </Section>
      <Section title="List and card">
        <ListSample />
      </Section>
      <Section title="Process">
        <Steps
          label="Order"
          steps={[
            { id: '1', label: 'Accepted', state: 'done', when: 'Monday' },
            { id: '2', label: 'Router delivered', state: 'late', when: 'since yesterday' },
            { id: '3', label: 'Installation', state: 'now', when: 'tomorrow, 9–11' },
            { id: '4', label: 'Running', state: 'next' },
          ]}
        />
        <ProcessPicture label="Order O-2026-000123" activities={activities} />
      </Section>
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title="Timeline">
          <Timeline
            label="History"
            entries={[
              {
                id: '1',
                at: from(-1),
                icon: 'phone',
                title: <b className="font-medium">Ana Ionescu called Radu Pop</b>,
                body: 'Wants the second site on the same contract.',
              },
              { id: '2', at: from(-3), icon: 'offers', title: 'Offer revision 3 sent' },
              {
                id: '3',
                at: from(-30),
                icon: 'note',
                title: 'Note',
                body: 'Budget is confirmed for January.',
                pending: true,
              },
            ]}
          />
        </Section>
        <Section title="Overlays and notices">
          <Overlays />
          <div className="flex flex-wrap gap-gap">
            <Button
              onPress={() =>
                toast({
                  text: 'Lead moved to Qualified',
                  undo: () => toast({ text: 'Moved back', tone: 'info' }),
                })
              }
            >
              Toast with undo
            </Button>
            <Button onPress={() => toast({ text: 'The line is bad: kept and sent later', tone: 'late' })}>
              Toast of a failure
            </Button>
          </div>
          <Banner tone="warn" title="Contract ends in 20 days">
            Two lines keep running without one.
          </Banner>
          <Banner tone="late" title="Payment is late" action={<Button>See the bill</Button>} />
          <Banner tone="good" title="All installed" />
          <ProgressBar label="contract.pdf" value={0.62} />
          <Tabs
            label="Sample"
            value={tab}
            onChange={setTab}
            items={[
              { id: 'one', label: 'Facts', content: 'First' },
              { id: 'two', label: 'People', count: 4, content: 'Second' },
            ]}
          />
        </Section>
      </div>
      <div className="grid gap-4 md:grid-cols-3">
        <Section title="Loading">
          <Skeleton rows={4} />
        </Section>
        <Section title="Empty">
          <EmptyState icon="leads" title="No leads yet" action={<Button icon="plus">New lead</Button>}>
            The first one takes a minute.
          </EmptyState>
        </Section>
        <Section title="Failed">
          <ErrorState error={new Error('x')} onRetry={() => toast({ text: 'Asked again' })} />
        </Section>
      </div>
      <ToastRegion />
    </main>
  )
}
