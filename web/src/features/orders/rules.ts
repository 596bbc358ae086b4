/** PURE rules of the screens of orders: tones, filters, what the picture and the working list show. */
import type { ClockProps } from '@/components/ui/Clock'
import type { Activity as Pictured } from '@/components/ui/process'
import type { Tone } from '@/components/ui/Status'
import type { OrderCardQuery, OrderFilter, OrderStatus, OrdersQuery } from '@/gql/graphql'

export const STATUSES = [
  'SUBMITTED',
  'IN_PROGRESS',
  'AWAITING_CUSTOMER',
  'COMPLETED',
  'CANCELLED',
] as const satisfies OrderStatus[]

export type CardOrder = NonNullable<OrderCardQuery['order']>
export type Process = CardOrder['processes'][number]
export type Activity = Process['activities'][number]
export type RowOrder = OrdersQuery['orders']['edges'][number]['node']

/** Names of operations whose answers change with an order. */
export const CHANGED = ['OrderCard', 'Orders', 'OrderQueue']

const TONES: Record<OrderStatus, Tone> = {
  SUBMITTED: 'idle',
  IN_PROGRESS: 'info',
  AWAITING_CUSTOMER: 'warn',
  COMPLETED: 'good',
  CANCELLED: 'idle',
}
export const toneOf = (status: OrderStatus): Tone => TONES[status]

export const isOver = (status: OrderStatus): boolean => status === 'COMPLETED' || status === 'CANCELLED'

export interface OrderSearch {
  q?: string | undefined
  /** One state, or "all"; nothing means those on their way. */
  status?: OrderStatus | 'all' | undefined
  who?: 'mine' | undefined
  /** Orders, or the queue of what is to be done; nothing means what fits the user's work. */
  view?: 'queue' | 'list' | undefined
  /** Of the queue: steps that failed. */
  work?: 'failed' | undefined
}

export const isFiltered = ({ q, status, who }: OrderSearch): boolean => Boolean(q || status || who)

export function filterOf({ q, status, who }: OrderSearch, me: string | undefined): OrderFilter {
  const filter: OrderFilter = {}
  if (q?.trim()) filter.search = q.trim()
  // Whoever looks for a number finds it, also when the order is over.
  else if (!status) filter.alive = true
  if (status && status !== 'all') filter.status = [status]
  if (who === 'mine' && me) filter.owner = me
  return filter
}

export const isQueueFiltered = ({ q, who, work }: OrderSearch): boolean => Boolean(q?.trim() || who || work)

/** What of the work on orders is asked for; its list asks with the same for what comes next. */
export const queueOf = ({ q, who, work }: OrderSearch) => ({
  first: 100,
  filter: {
    state: ['OPEN' as const],
    kind: work === 'failed' ? ['FAILED_ACTIVITY'] : ['ACTIVITY', 'FAILED_ACTIVITY'],
    ...(who === 'mine' ? { box: 'PERSONAL' as const } : {}),
    ...(q?.trim() ? { search: q.trim() } : {}),
  },
})

/** How many came in above the newest one that is shown. */
export function newSince(newest: string | undefined, ids: readonly string[]): number {
  const at = newest === undefined ? ids.length : ids.indexOf(newest)
  return at === -1 ? ids.length : at
}

interface Running {
  state: string
  kind: string
  dueAt?: string | null
}

const isOpen = ({ state }: { state: string }): boolean => state === 'OPEN' || state === 'IN_PROCESS'
const due = ({ dueAt }: { dueAt?: string | null }): number =>
  dueAt ? Date.parse(dueAt) : Number.POSITIVE_INFINITY

/** What an order waits for: a failed activity before all, then what is due first. */
export function waitingOn<T extends Running>(processes: readonly { activities: readonly T[] }[]): T | null {
  const all = processes.flatMap(({ activities }) => [...activities])
  const failed = all.find(({ state }) => state === 'FAILED')
  return failed ?? all.filter(isOpen).sort((a, b) => due(a) - due(b))[0] ?? null
}

interface Timed {
  dueAt?: string | null
  openedAt?: string | null
  clock?: {
    state: ClockProps['state']
    startedAt: string
    dueAt: string
    warnAt?: string | null
    explanation?: string
  } | null
}

/** The activity's clock; a deadline without one of its own is counted from its opening. */
export function clockOf({ clock, dueAt, openedAt }: Timed): ClockProps | null {
  if (clock) return clock
  return dueAt && openedAt ? { state: 'RUNNING', startedAt: openedAt, dueAt } : null
}

/** What is to be done or looked at now: failed first, then by deadline. */
export function workOf(processes: readonly Process[]): Activity[] {
  return processes
    .filter(({ state }) => state === 'RUNNING')
    .flatMap(({ activities }) => activities.filter((one) => isOpen(one) || one.state === 'FAILED'))
    .sort((a, b) => Number(b.state === 'FAILED') - Number(a.state === 'FAILED') || due(a) - due(b))
}

export type Move = 'start' | 'complete' | 'fail' | 'accept' | 'refuse' | 'retry' | 'skip'

const MOVES = ['complete', 'start', 'fail', 'retry', 'skip'] as const

/**
 * Which moves an activity offers, the main one first, as the server allows them. Of the customer's own the order's
 * answer is asked instead: it puts the customer's word on record.
 */
export function movesOf(activity: Pick<Activity, 'role' | 'viewerCan' | 'state'>, answers: boolean): Move[] {
  const allowed = MOVES.filter((move) => activity.viewerCan[move].allowed)
  if (activity.role !== 'CUSTOMER') return allowed
  const answer: Move[] = answers && isOpen(activity) ? ['accept', 'refuse'] : []
  return [...answer, ...allowed.filter((move) => move === 'retry' || move === 'skip')]
}

type Stage = Pictured['state']

function stageOf(activity: Activity, now: number): Stage {
  if (activity.state === 'COMPLETED' || activity.state === 'SKIPPED') return 'DONE'
  if (activity.state === 'FAILED') return 'FAILED'
  if (!isOpen(activity)) return 'WAITING'
  const late = activity.clock?.state === 'BREACHED' || due(activity) <= now
  return late ? 'LATE' : 'RUNNING'
}

/** A process as it is drawn; activities wait for each other by key. What was cancelled is left out. */
export function pictureOf(
  process: Process,
  who: (activity: Activity) => string | null,
  now: number,
): Pictured[] {
  return process.activities
    .filter(({ state }) => state !== 'CANCELLED')
    .map((activity) => ({
      id: activity.key,
      label: activity.name,
      state: stageOf(activity, now),
      waitsFor: activity.waitsFor,
      who: who(activity),
      dueAt: activity.dueAt ?? null,
    }))
}

/** Whether there is anything to pay; a device has no monthly price, a line may have no other. */
export const costs = (sum: { amount: string } | null | undefined): boolean => Number(sum?.amount ?? 0) > 0

interface Part {
  name: string
  quantity: number
}

/** The optional components of a line in the reader's language. */
export function partsOf(components: unknown, language: string): Part[] {
  if (!Array.isArray(components)) return []
  return components.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const { code, names, quantity } = one as {
      code?: string
      names?: Record<string, string>
      quantity?: number
    }
    const name = names?.[language] ?? names?.en ?? code
    return name ? [{ name, quantity: quantity ?? 1 }] : []
  })
}

/** What somebody wrote when the activity was done. */
export function noteOf(result: unknown): string | null {
  const note = result && typeof result === 'object' ? (result as Record<string, unknown>).note : null
  return typeof note === 'string' && note ? note : null
}

interface Queued {
  subjectId: string
  activity?: { id: string } | null
}

/**
 * The order that comes next. After something is done: what is due first of the rest. Else the one below the open
 * card, and from the last one back to the first. Null when nothing is left.
 */
export function nextInQueue(
  queue: readonly Queued[],
  current: string | undefined,
  done?: string,
): string | null {
  const rest = queue.filter(({ activity }) => done === undefined || activity?.id !== done)
  if (done !== undefined) return rest[0]?.subjectId ?? null
  const orders = [...new Set(rest.map(({ subjectId }) => subjectId))]
  return orders[(current === undefined ? -1 : orders.indexOf(current)) + 1] ?? orders[0] ?? null
}
