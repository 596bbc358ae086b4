import type { Activity } from '@/components/ui/process'
import type { Tone } from '@/components/ui/Status'
import type { Step } from '@/components/ui/Steps'
import type { TimelineEntry } from '@/components/ui/Timeline'

const HOUR = 3_600_000
export const from = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString()

const NAMES = [
  'Brașov Logistic SRL',
  'Grupo Almería SA',
  'Zakład Łączności Poznań',
  'ООО «Северный мост»',
  'Harbour & Finch Ltd',
  'Țara Verde Distribuție',
  'Iberia Frío SL',
  'Żegluga Śródlądowa',
]
const STATES: [string, Tone][] = [
  ['New', 'idle'],
  ['Contacted', 'info'],
  ['Qualified', 'good'],
  ['Offer due', 'warn'],
  ['Overdue', 'late'],
]

export interface Sample {
  id: string
  name: string
  state: string
  tone: Tone
  value: number
  owner: string
  started: string
  /** Only some promises run. */
  due: string | null
  urgent: boolean
  number: string
}

export const samples: Sample[] = Array.from({ length: 2000 }, (_, at) => {
  const [state, tone] = STATES[at % STATES.length] ?? ['New', 'idle']
  return {
    id: String(at + 1),
    name: `${NAMES[at % NAMES.length]}`,
    state,
    tone,
    value: 240 + ((at * 7919) % 9000),
    owner: ['Ana Ionescu', 'Marta Nowak', 'Luis Ortega'][at % 3] ?? '',
    started: from(-20 - (at % 9)),
    due: at % 3 ? null : from(((at * 13) % 60) - 8),
    urgent: at % 7 === 3,
    number: `L-2026-${String(at + 1).padStart(6, '0')}`,
  }
})

export const activities: Activity[] = [
  { id: 'a', label: 'Check credit and documents', state: 'DONE', waitsFor: [], who: 'Back office' },
  { id: 'b', label: 'Reserve numbers', state: 'DONE', waitsFor: ['a'], who: 'automatic' },
  { id: 'c', label: 'Order router', state: 'LATE', waitsFor: ['a'], who: 'Logistics', dueAt: from(-5) },
  {
    id: 'd',
    label: 'Activate lines',
    state: 'RUNNING',
    waitsFor: ['b'],
    who: 'Provisioning',
    dueAt: from(8),
  },
  {
    id: 'e',
    label: 'Installation at the customer’s site',
    state: 'WAITING',
    waitsFor: ['c', 'd'],
    who: 'Technician',
    dueAt: from(50),
  },
  { id: 'f', label: 'Welcome call', state: 'WAITING', waitsFor: ['e'], who: 'Care', dueAt: from(80) },
]

export const steps: Step[] = [
  { id: '1', label: 'Accepted', state: 'done', when: 'Monday' },
  { id: '2', label: 'Router delivered', state: 'late', when: 'since yesterday' },
  { id: '3', label: 'Installation', state: 'now', when: 'tomorrow, 9–11' },
  { id: '4', label: 'Running', state: 'next' },
]

export const entries: TimelineEntry[] = [
  {
    id: '1',
    at: from(-1),
    icon: 'phone',
    title: 'Ana Ionescu called Radu Pop',
    body: 'Wants the second site too.',
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
]

const options = (labels: readonly string[]) => labels.map((label) => ({ id: label, label }))
export const CITIES = options(['Brașov', 'Cluj-Napoca', 'Iași', 'Madrid', 'Poznań', 'Wrocław', 'Челябинск'])
export const KINDS = options(['Mobile', 'Fixed', 'Internet'])
