import type { Activity } from '@/components/ui/ProcessPicture'
import type { Tone } from '@/components/ui/Status'

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
  due: string
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
    due: from(((at * 13) % 60) - 8),
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
