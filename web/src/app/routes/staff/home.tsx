import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { ShortList } from '@/components/ui/ShortList'
import { Skeleton } from '@/components/ui/Skeleton'
import { InboxChanged } from '@/features/inbox/api/inboxChanged'
import { InboxShortRow } from '@/features/inbox/components/InboxShortRow'
import { placeOf } from '@/features/inbox/rules'
import { LeadRow } from '@/features/leads/components/LeadRow'
import { OfferRow } from '@/features/offers/components/OfferRow'
import { TicketRow } from '@/features/tickets/components/TicketRow'
import type { HomeQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useChanges } from '@/lib/live'
import { read } from '@/lib/read'
import { can, useSession } from '@/lib/session'
import { shownItems, staffItems } from '../../shell/navigation'
import { Home } from './home-query'

const FIRST = 5

/** What is done several times a day, one tap away. */
function Starts() {
  const t = useText()
  const starts = [
    { href: '/leads/new', needs: 'lead:enter', label: t('leads.new') },
    { href: '/offers/new', needs: 'offer:write', label: t('offers.new') },
    { href: '/tickets/new', needs: 'ticket:write', label: t('tickets.new') },
  ]
  return (
    // On a phone they are one line that moves sideways: what is due comes first.
    <div className="flex gap-2 max-md:-mx-4 max-md:basis-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-0.5 max-md:[scrollbar-width:none]">
      {starts
        .filter(({ needs }) => can(needs))
        .map(({ href, label }) => (
          <AppLink key={href} href={href} className={`${buttonClass()} shrink-0 whitespace-nowrap`}>
            <Icon name="plus" />
            {label}
          </AppLink>
        ))}
    </div>
  )
}

/** What one sells: own leads by their clock, leads that wait for an owner, those that are late, own offers. */
function Sales({ data }: { data: HomeQuery }) {
  const t = useText()
  const all = (count: number) => t('app.home.all', { count })
  const leads = [
    { title: t('app.home.nobodys'), href: '/leads?who=none', part: data.nobodys },
    { title: t('app.home.late'), href: '/leads?overdue=true', part: data.late },
    { title: t('app.home.mine'), href: '/leads?who=mine', part: data.mine },
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
            rows={part.nodes}
            rowHref={({ id }) => `/leads/${id}`}
          >
            {(lead) => <LeadRow lead={lead} />}
          </ShortList>
        ) : null,
      )}
      {data.offers?.nodes.length ? (
        <ShortList
          title={t('app.home.offers')}
          href="/offers?owner=me"
          all={all(data.offers.totalCount)}
          rows={data.offers.nodes}
          rowHref={({ id }) => `/offers/${id}`}
        >
          {(offer) => <OfferRow offer={offer} />}
        </ShortList>
      ) : null}
    </>
  )
}

/** What others wait for: one's own inbox and that of the teams by deadline, then one's tickets and those of all. */
function Work({ data }: { data: HomeQuery }) {
  const t = useText()
  const all = (count: number) => t('app.home.all', { count })
  const inboxes = [
    { title: t('inbox.next'), href: '/inbox', nodes: data.inbox.nodes, count: data.inboxCount },
    {
      title: t('app.home.group'),
      href: '/inbox?box=GROUP',
      nodes: data.group.nodes,
      count: data.group.totalCount,
    },
  ]
  const tickets = [
    { title: t('app.home.tickets'), href: '/tickets?who=mine', part: data.tickets },
    { title: t('app.home.open'), href: '/tickets?status=OPEN', part: data.open },
  ]
  return (
    <>
      {inboxes.map(({ title, href, nodes, count }) =>
        nodes.length ? (
          <ShortList key={href} title={title} href={href} all={all(count)} rows={nodes} rowHref={placeOf}>
            {(item) => <InboxShortRow item={item} />}
          </ShortList>
        ) : null,
      )}
      {tickets.map(({ title, href, part }) =>
        part?.nodes.length ? (
          <ShortList
            key={href}
            title={title}
            href={href}
            all={all(part.totalCount)}
            rows={part.nodes}
            rowHref={({ id }) => `/tickets/${id}`}
          >
            {(ticket) => <TicketRow ticket={ticket} />}
          </ShortList>
        ) : null,
      )}
    </>
  )
}

/** A lead that waits for an owner is not also shown as the request to give it one. */
function once(data: HomeQuery): HomeQuery {
  const shown = new Set(data.nobodys?.nodes.map(({ id }) => id))
  const nodes = data.inbox.nodes.filter(({ subjectId }) => !shown.has(subjectId))
  return { ...data, inbox: { ...data.inbox, nodes } }
}

const some = (...parts: ({ nodes: readonly unknown[] } | null | undefined)[]): boolean =>
  parts.some((part) => part && part.nodes.length > 0)

function Today({ me }: { me: string }) {
  const t = useText()
  const query = useQuery({
    ...read(Home, {
      me,
      first: FIRST,
      leads: can('lead:work'),
      gives: can('lead:assign'),
      offers: can('offer:write'),
      tickets: can('ticket:work'),
    }),
    refetchInterval: 60_000,
  })
  useChanges(InboxChanged, {}, ['Home'])
  const data = query.data && once(query.data)
  if (query.isPending) return <Skeleton rows={6} />
  if (!data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const sales = some(data.mine, data.nobodys, data.late, data.offers)
  const work = some(data.inbox, data.group, data.tickets, data.open)
  // Each side is a column; alone it takes both.
  const side = sales && work ? 'flex min-w-0 flex-col gap-4' : 'contents'
  return (
    <>
      <OfflineNote asOf={query.dataUpdatedAt} />
      {!sales && !work && (
        <EmptyState icon="check" title={t('inbox.empty.PERSONAL')}>
          {t('inbox.emptyText')}
        </EmptyState>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {sales && (
          <div className={side}>
            <Sales data={data} />
          </div>
        )}
        {work && (
          <div className={side}>
            <Work data={data} />
          </div>
        )}
      </div>
    </>
  )
}

/** What matters now, by deadline, for the work that this person does. */
export default function HomeScreen() {
  const t = useText()
  const { user } = useSession()
  const places = shownItems(staffItems, useRouter())
  if (!user || places.length === 0) {
    return (
      <EmptyState icon="lock" title={t('app.nothing.title')}>
        {t('app.nothing.text')}
      </EmptyState>
    )
  }
  return (
    <Page title={t('app.home.title', { name: user.name })} actions={<Starts />}>
      <Today me={user.id} />
    </Page>
  )
}
