/** PURE rules of the screens of leads: tones, filters, what a move on the board asks for. */
import type { ClockProps } from '@/components/ui/Clock'
import type { Tone } from '@/components/ui/Status'
import type {
  LeadCallOutcome,
  LeadCardQuery,
  LeadFilter,
  LeadOrder,
  LeadResult,
  LeadStatus,
} from '@/gql/graphql'

export const OPEN = ['NEW', 'ASSIGNED', 'IN_PROGRESS', 'OFFER_ACCEPTED'] as const satisfies LeadStatus[]
export const STATUSES = [...OPEN, 'COMPLETED'] as const
export const CHANNELS = [
  'TELEMARKETING',
  'REFERRAL',
  'EMPLOYEE_REFERRAL',
  'SITE_REFERRAL',
  'CUSTOMER_REQUEST',
  'HOT_LEAD',
] as const
export const SALES_CHANNELS = ['FIELD_SALES', 'TELESALES', 'GBM', 'MAJOR_ACCOUNTS', 'REGIONAL'] as const
/** The only reasons for which a lead leaves who has it. */
export const WRONGS = ['ENTERED_WRONGLY', 'RECEIVED_WRONGLY'] as const
export const OUTCOMES = ['REACHED', 'CALL_BACK', 'NO_ANSWER', 'WRONG_NUMBER'] as const
export const ORDERS = ['DUE_ASC', 'CREATED_DESC', 'VALUE_DESC', 'COMPANY_ASC'] as const
export const GROUNDS = ['COMPETITOR_SERVICES', 'NEW_ACCOUNT', 'EXISTING_ACCOUNT_MORE'] as const
export const SOURCES = [
  'CARE',
  'COLLECTIONS',
  'TAM',
  'MAJOR_ACCOUNTS_TEAM',
  'FRAUD',
  'LOYALTY',
  'DATA_SUPPORT',
  'STORE',
] as const

const TONES: Record<LeadStatus, Tone> = {
  NEW: 'warn',
  ASSIGNED: 'idle',
  IN_PROGRESS: 'info',
  OFFER_ACCEPTED: 'good',
  COMPLETED: 'idle',
}

/** A completed lead says how it ended. */
export const toneOf = ({ status, result }: { status: LeadStatus; result?: LeadResult | null }): Tone =>
  result === 'WON' ? 'good' : TONES[status]

export const stateId = ({ status, result }: { status: LeadStatus; result?: LeadResult | null }) =>
  result ? (`leads.result.${result}` as const) : (`leads.status.${status}` as const)

/** Names of operations whose answers change with a lead. */
export const CHANGED = ['Leads', 'LeadCard', 'LeadHistory', 'LeadColumn', 'LeadLoad']

export interface LeadSearch {
  q?: string | undefined
  /** One state, or "all"; nothing means those that are open. */
  status?: LeadStatus | 'all' | undefined
  channel?: (typeof CHANNELS)[number] | undefined
  /** "mine", "none" (nobody has it), "brought", or the id of a team. */
  who?: string | undefined
  overdue?: boolean | undefined
  order?: LeadOrder | undefined
}

export const isFiltered = ({ q, status, channel, who, overdue }: LeadSearch): boolean =>
  Boolean(q || status || channel || who || overdue)

export function filterOf(search: LeadSearch, me: string | undefined): LeadFilter {
  const { q, status, channel, who, overdue } = search
  const filter: LeadFilter = {}
  if (q?.trim()) filter.search = q.trim()
  if (status !== 'all') filter.status = status ? [status] : [...OPEN]
  if (channel) filter.channel = [channel]
  if (overdue) filter.overdue = true
  if (who === 'mine' && me) filter.owner = me
  if (who === 'none') filter.unassigned = true
  if (who?.startsWith('tea_')) filter.team = who
  if (who?.startsWith('usr_')) filter.owner = who
  return filter
}

interface Timed {
  createdAt: string
  dueAt?: string | null
}

/** The clock of the first contact; none once the customer was reached or the lead is closed. */
export function clockOf(lead: Timed, warnPercent = 0): ClockProps | null {
  if (!lead.dueAt) return null
  const start = Date.parse(lead.createdAt)
  const length = Date.parse(lead.dueAt) - start
  const warns = warnPercent > 0 && length > 0
  return {
    state: 'RUNNING',
    startedAt: lead.createdAt,
    dueAt: lead.dueAt,
    warnAt: warns ? new Date(start + (length * warnPercent) / 100).toISOString() : null,
  }
}

export interface Asking {
  wishFrom?: string | null
  wishTo?: string | null
  branch?: { zone: string } | null
}

/** Whether the customer wants to be called at this moment; the hours are on the branch's clock. */
export function inAskedHours({ wishFrom, wishTo, branch }: Asking, moment: Date): boolean {
  if (!wishFrom || !wishTo) return true
  const there = new Intl.DateTimeFormat('en-GB', {
    timeZone: branch?.zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment)
  return wishFrom <= there && there <= wishTo
}

/** A call that reached the customer keeps the promise of first contact, in the hours that it asked for. */
export const keepsPromise = (outcome: LeadCallOutcome): boolean =>
  outcome === 'REACHED' || outcome === 'CALL_BACK'

export interface NewCall {
  id: string
  at: string
  outcome: LeadCallOutcome
  note: string | null
  inAskedHours: boolean
  user: { id: string; name: string } | null
}

/** The card as it will be once the call has been delivered. */
export function withCall(card: LeadCardQuery, call: NewCall): LeadCardQuery {
  const { lead } = card
  if (!lead) return card
  const reached = !lead.reachedAt && call.inAskedHours && keepsPromise(call.outcome)
  return {
    ...card,
    lead: {
      ...lead,
      calls: [call, ...lead.calls],
      ...(reached ? { reachedAt: call.at, dueAt: null } : {}),
    },
  }
}

/** The card as it will be once the analysis has begun. */
export function withStart(card: LeadCardQuery, at: string): LeadCardQuery {
  const { lead } = card
  if (!lead) return card
  const { viewerCan } = lead
  return {
    ...card,
    lead: {
      ...lead,
      status: 'IN_PROGRESS',
      startedAt: at,
      viewerCan: { ...viewerCan, start: { ...viewerCan.start, allowed: false } },
    },
  }
}

export interface Ability {
  allowed: boolean
  reason?: string | null
}

export type Step = 'give' | 'handOver' | 'start' | 'accept' | 'close' | 'reclassify'

interface Movable {
  status: LeadStatus
  viewerCan: Record<'assign' | 'handOver' | 'reclassify' | 'start' | 'acceptOffer' | 'win' | 'lose', Ability>
}

/** What bringing a lead into another column asks for, and whether it may be; null: there is no way. */
export function moveTo(lead: Movable, to: LeadStatus): { step: Step; ability: Ability } | null {
  const { status, viewerCan } = lead
  if (status === to || status === 'COMPLETED') return null
  if (to === 'ASSIGNED')
    return status === 'NEW'
      ? { step: 'give', ability: viewerCan.assign }
      : { step: 'handOver', ability: viewerCan.handOver }
  if (to === 'IN_PROGRESS') return { step: 'start', ability: viewerCan.start }
  if (to === 'OFFER_ACCEPTED') return { step: 'accept', ability: viewerCan.acceptOffer }
  if (to === 'NEW') return { step: 'reclassify', ability: viewerCan.reclassify }
  return { step: 'close', ability: viewerCan.win.allowed ? viewerCan.win : viewerCan.lose }
}

export interface Load {
  open: number
  late: number
}

/** Who has least to do comes first; of equals the name decides, so that the order is the same each time. */
export function byLoad<T extends { name: string; load: Load }>(people: readonly T[]): T[] {
  return [...people].sort(
    (a, b) => a.load.open - b.load.open || a.load.late - b.load.late || a.name.localeCompare(b.name),
  )
}

interface Asked {
  rule: string
  matched: boolean
  conditions?: { field: string; operator: string; values: string[]; actual: string | null; met: boolean }[]
  instead_of?: string
  originator?: string
}

/** The run of a matrix as it is stored; anything else is left out. */
export function askedRules(explanation: unknown): Asked[] {
  if (!Array.isArray(explanation)) return []
  return explanation.filter(
    (one): one is Asked => typeof one === 'object' && one !== null && typeof one.rule === 'string',
  )
}
