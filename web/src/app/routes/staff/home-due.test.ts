import { expect, it } from 'vitest'
import type { HomeQuery } from '@/gql/graphql'
import { dueOf, urgency } from './home-due'

const lead = (id: string, dueAt: string | null) => ({ id, dueAt, createdAt: '2026-11-01T08:00:00Z' })
const item = (id: string, subjectId: string, dueAt: string | null) => ({
  id,
  subjectId,
  subject: 'lead',
  dueAt,
  createdAt: '2026-11-01T08:00:00Z',
  activity: null,
})
const data = (parts: object) => ({ inbox: { nodes: [] }, ...parts }) as unknown as HomeQuery

it('puts all kinds in one list by their clocks, what has none last', () => {
  const due = dueOf(
    data({
      mine: { nodes: [lead('lea_2', '2026-11-29T10:00:00Z'), lead('lea_3', null)] },
      inbox: { nodes: [item('arq_1', 'lea_9', '2026-11-29T09:00:00Z')] },
    }),
  )
  expect(due.map(({ id }) => id)).toEqual(['arq_1', 'lea_2', 'lea_3'])
})

it('shows an object once, and not where it waits for an owner', () => {
  const due = dueOf(
    data({
      mine: { nodes: [lead('lea_2', null)] },
      nobodys: { nodes: [lead('lea_4', null)] },
      inbox: { nodes: [item('arq_1', 'lea_2', null), item('arq_2', 'lea_4', null)] },
    }),
  )
  expect(due.map(({ id }) => id)).toEqual(['lea_2'])
})

it('counts what is late, what ends today, and names the next clock', () => {
  const now = new Date(2026, 10, 29, 12).getTime()
  const at = (hour: number, day = 29) => new Date(2026, 10, day, hour).toISOString()
  const found = urgency([{ at: at(9) }, { at: at(15) }, { at: at(10, 30) }, { at: null }], now)
  expect(found).toEqual({ late: 1, today: 1, next: new Date(2026, 10, 29, 15).getTime() })
  expect(urgency([], now)).toEqual({ late: 0, today: 0, next: null })
})
