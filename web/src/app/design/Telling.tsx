import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { DraftNote } from '@/components/ui/DraftNote'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import { WriteError } from '@/components/ui/WriteError'
import { NetworkError, Refused } from '@/lib/errors'
import { Family, Specimen, State, States } from './Specimen'
import { from } from './samples'

const clock = {
  startedAt: from(-16),
  explanation: '2 working days = Thu 14:00 → Mon 14:00; Fri 1 Dec is a holiday',
  label: 'First contact',
}

export function Telling() {
  return (
    <Family
      id="telling"
      title="Telling"
      says="A state is a shape and a word. Only what asks for something has a ground, so that a calm list is a calm picture."
    >
      <Specimen name="Status, Badge">
        {() => (
          <div className="flex flex-wrap items-center gap-4">
            <Status tone="idle">Draft</Status>
            <Status tone="info">Under way</Status>
            <Status tone="good">Accepted</Status>
            <Status tone="warn">Waits for pricing</Status>
            <Status tone="late">Level 2</Status>
            <Badge>Tender</Badge>
            <Badge strong>Urgent</Badge>
          </div>
        )}
      </Specimen>
      <Specimen
        name="Clock"
        note="one everywhere: time left, share of working time, colour and shape; a tap shows the arithmetic"
      >
        {() => (
          <States>
            <State name="calm">
              <Clock state="RUNNING" {...clock} dueAt={from(30)} warnAt={from(24)} />
            </State>
            <State name="soon">
              <Clock state="RUNNING" {...clock} dueAt={from(2.4)} warnAt={from(-1)} />
            </State>
            <State name="late">
              <Clock state="RUNNING" {...clock} dueAt={from(-3)} />
            </State>
            <State name="paused">
              <Clock state="PAUSED" {...clock} dueAt={from(20)} />
            </State>
            <State name="met">
              <Clock state="MET" {...clock} dueAt={from(20)} />
            </State>
            <State name="cancelled">
              <Clock state="CANCELLED" {...clock} dueAt={from(20)} />
            </State>
            <State name="focus" force="focus">
              <Clock state="RUNNING" {...clock} dueAt={from(30)} />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen
        name="DraftNote"
        note="a form that opens with what was typed earlier says so, and begins anew when asked"
      >
        {() => <DraftNote draft={{ found: true, restart: () => {} }} />}
      </Specimen>
      <Specimen name="Money, Avatar">
        {() => (
          <States>
            <State name="exact">
              <Money value={{ amount: '12840.50', currency: 'EUR' }} per="a month" />
            </State>
            <State name="at a glance">
              <Money value={{ amount: '12840.50', currency: 'RON' }} whole />
            </State>
            <State name="not known">
              <Money value={null} />
            </State>
            <State name="sizes">
              <span className="flex items-center gap-2">
                <Avatar name="Ana Ionescu" size="small" />
                <Avatar name="Marta Nowak" />
                <Avatar name="Luis Ortega" size="large" />
              </span>
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="Banner" note="about the whole screen, until it is settled">
        {() => (
          <div className="flex flex-col gap-2">
            <Banner tone="late" title="Payment is late" action={<Button look="quiet">See the bill</Button>} />
            <Banner tone="warn" title="Contract ends in 20 days">
              Two lines keep running without one.
            </Banner>
            <Banner tone="info" title="Prices change on 1 December" />
            <Banner tone="good" title="All installed" />
            <Banner tone="idle" title="Cancelled by the customer" />
          </div>
        )}
      </Specimen>
      <Specimen name="WriteError" note="why a write was not taken; what was typed stays">
        {() => (
          <div className="flex flex-col gap-2">
            <WriteError
              error={
                new Refused([{ message: 'Somebody took this ticket a minute ago.', code: 'taken', path: [] }])
              }
            />
            <WriteError error={new NetworkError()} />
            <WriteError error={new Error('x')} />
          </div>
        )}
      </Specimen>
    </Family>
  )
}
