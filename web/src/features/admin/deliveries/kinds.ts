/** What the log of background work can show: also read by the table of routes, so nothing else is here. */
export const SHOWN = ['jobs', 'messages', 'calls', 'timers'] as const
export type Shown = (typeof SHOWN)[number]

/** The states of each list that can be asked for; the first is what an operator looks for. */
export const STATES = {
  jobs: ['FAILED', 'PENDING', 'GIVEN_UP', 'DONE'],
  messages: ['FAILED', 'QUEUED', 'SENT'],
  calls: ['FAILED', 'OK'],
  timers: ['LATE', 'PENDING', 'FIRED'],
} as const satisfies Record<Shown, readonly string[]>

export type State = (typeof STATES)[Shown][number]
export const ALL_STATES = [...new Set(Object.values(STATES).flat())] as const

export const PERIODS = ['hour', 'day', 'week'] as const
export type Period = (typeof PERIODS)[number]
