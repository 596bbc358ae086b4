import { useId } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { DataRow } from '@/components/ui/DataRow'
import { Icon } from '@/components/ui/Icon'
import { ShortList } from '@/components/ui/ShortList'
import { InboxShortRow, type ShortItem } from '@/features/inbox/components/InboxShortRow'
import { placeOf } from '@/features/inbox/rules'
import { LeadRow } from '@/features/leads/components/LeadRow'
import { OfferRow } from '@/features/offers/components/OfferRow'
import { TicketRow } from '@/features/tickets/components/TicketRow'
import type { HomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { Due, urgency } from './home-due'

const SHOWN = 7
const FEW = 4

/** All clocks of this person in one list, the first to end on top. */
export function DueNow({
  due,
  urgent,
  onDone,
}: {
  due: readonly Due[]
  urgent: ReturnType<typeof urgency>
  onDone: (item: ShortItem) => void
}) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  const calm =
    due.length === 0
      ? t('app.home.free')
      : urgent.next !== null
        ? t('app.home.calm', { when: format.dayTime(urgent.next) })
        : null
  const says = urgent.late > 0 ? t('app.home.lateNow', { count: urgent.late }) : calm
  const more = due.length - SHOWN
  return (
    <section aria-labelledby={id} className="card min-w-0 overflow-hidden">
      <header
        className={`flex min-h-row flex-wrap content-center items-baseline gap-x-3 px-4 py-2.5 ${due.length > 0 ? 'border-b border-line' : ''}`}
      >
        <h2 id={id} className="text-base">
          {t('app.home.due')}
        </h2>
        {says && (
          <p className={`text-sm ${urgent.late > 0 ? 'font-medium text-late' : 'text-muted'}`}>{says}</p>
        )}
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: its rows are those of DataList */}
      <div role="list" aria-labelledby={id} className="*:last:border-b-0">
        {due.slice(0, SHOWN).map((one, at) => (
          <DataRow
            key={one.id}
            id={`${id}-${one.id}`}
            at={at}
            size={due.length}
            href={one.href}
            isSelected={false}
          >
            {one.kind === 'lead' && <LeadRow lead={one.lead} />}
            {one.kind === 'ticket' && <TicketRow ticket={one.ticket} />}
            {one.kind === 'inbox' && <InboxShortRow item={one.item} onDone={onDone} />}
          </DataRow>
        ))}
      </div>
      {more > 0 && (
        <AppLink
          href={due[SHOWN]?.kind === 'lead' ? '/leads?who=mine' : '/inbox'}
          className="flex min-h-control items-center justify-center gap-1 border-t border-line px-4 font-medium text-accent hover:bg-hover"
        >
          {t('app.home.more', { count: more })}
          <Icon name="next" size={16} />
        </AppLink>
      )}
    </section>
  )
}

/** What waits besides: leads without an owner, late ones of the team, offers, the teams' queues, one's own entries. */
export function Waiting({ data, onDone }: { data: HomeQuery; onDone: (item: ShortItem) => void }) {
  const t = useText()
  const all = (count: number) => t('app.home.all', { count })
  const leads = [
    { title: t('app.home.nobodys'), href: '/leads?who=none', part: data.nobodys },
    { title: t('app.home.late'), href: '/leads?overdue=true', part: data.late },
    { title: t('app.home.brought'), href: '/leads?who=brought', part: data.brought },
  ]
  return (
    <>
      {leads.map(({ title, href, part }) =>
        part?.nodes.length ? (
          <ShortList
            key={href}
            title={title}
            href={href}
            all={all(part.totalCount)}
            rows={part.nodes.slice(0, FEW)}
            rowHref={({ id }) => `/leads/${id}`}
          >
            {(lead) => <LeadRow lead={lead} />}
          </ShortList>
        ) : null,
      )}
      {data.group.nodes.length > 0 && (
        <ShortList
          title={t('app.home.group')}
          href="/inbox?box=GROUP"
          all={all(data.group.totalCount)}
          rows={data.group.nodes.slice(0, FEW)}
          rowHref={placeOf}
        >
          {(item) => <InboxShortRow item={item} onDone={onDone} />}
        </ShortList>
      )}
      {data.offers?.nodes.length ? (
        <ShortList
          title={t('app.home.offers')}
          href="/offers?owner=me"
          all={all(data.offers.totalCount)}
          rows={data.offers.nodes.slice(0, FEW)}
          rowHref={({ id }) => `/offers/${id}`}
        >
          {(offer) => <OfferRow offer={offer} />}
        </ShortList>
      ) : null}
      {data.open?.nodes.length ? (
        <ShortList
          title={t('app.home.open')}
          href="/tickets?status=OPEN"
          all={all(data.open.totalCount)}
          rows={data.open.nodes.slice(0, FEW)}
          rowHref={({ id }) => `/tickets/${id}`}
        >
          {(ticket) => <TicketRow ticket={ticket} />}
        </ShortList>
      ) : null}
    </>
  )
}

/** Whether anything stands in `Waiting`. */
export const waits = ({ nobodys, late, brought, group, offers, open }: HomeQuery): boolean =>
  [nobodys, late, brought, group, offers, open].some((part) => part && part.nodes.length > 0)
