/** PURE: what the start screen tells first. */
import { clockOf as inboxClock, placeOf } from '@/features/inbox/rules'
import { clockOf as ticketClock } from '@/features/tickets/rules'
import type { HomeQuery } from '@/gql/graphql'

type Nodes<TKey extends keyof HomeQuery> =
  NonNullable<HomeQuery[TKey]> extends {
    nodes: readonly (infer TNode)[]
  }
    ? TNode
    : never

export type Due = { id: string; href: string; at: string | null } & (
  | { kind: 'lead'; lead: Nodes<'mine'> }
  | { kind: 'ticket'; ticket: Nodes<'tickets'> }
  | { kind: 'inbox'; item: Nodes<'inbox'> }
)

const byClock = (a: Due, b: Due): number => (a.at ?? '9').localeCompare(b.at ?? '9')

/** Own leads, tickets and requests in one list by their clocks; an object is there once, as itself. */
export function dueOf({ mine, tickets, inbox, nobodys }: HomeQuery): Due[] {
  const leads: Due[] = (mine?.nodes ?? []).map((lead) => ({
    kind: 'lead',
    id: lead.id,
    href: `/leads/${lead.id}`,
    at: lead.dueAt ?? null,
    lead,
  }))
  const cases: Due[] = (tickets?.nodes ?? []).map((ticket) => ({
    kind: 'ticket',
    id: ticket.id,
    href: `/tickets/${ticket.id}`,
    at: ticketClock(ticket)?.dueAt ?? null,
    ticket,
  }))
  const shown = new Set([...leads, ...cases].map(({ id }) => id))
  // A lead that waits for an owner stands in a list of its own.
  for (const { id } of nobodys?.nodes ?? []) shown.add(id)
  const asked: Due[] = inbox.nodes
    .filter(({ subjectId }) => !shown.has(subjectId))
    .map((item) => ({
      kind: 'inbox',
      id: item.id,
      href: placeOf(item),
      at: inboxClock(item)?.dueAt ?? null,
      item,
    }))
  return [...leads, ...cases, ...asked].sort(byClock)
}

/** How many are late, how many more until midnight, and when the next clock ends. */
export function urgency(due: readonly Pick<Due, 'at'>[], now: number) {
  const midnight = new Date(now)
  midnight.setHours(24, 0, 0, 0)
  const moments = due.flatMap(({ at }) => (at ? [Date.parse(at)] : []))
  const ahead = moments.filter((at) => at >= now)
  return {
    late: moments.length - ahead.length,
    today: ahead.filter((at) => at < midnight.getTime()).length,
    next: ahead.length > 0 ? Math.min(...ahead) : null,
  }
}

/** Whether there is anything to draw. */
export const hasFigures = (data: HomeQuery): boolean =>
  Boolean(data.personLoads?.length || data.promiseWeeks?.length || data.leadStages?.entered) ||
  data.offerStages.length + data.salesMonths.length > 0
