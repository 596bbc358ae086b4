import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { homeWithout, useAnswering } from '@/features/inbox/answering'
import { InboxChanged } from '@/features/inbox/api/inboxChanged'
import type { ShortItem } from '@/features/inbox/components/InboxShortRow'
import type { HomeQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useChanges } from '@/lib/live'
import { read } from '@/lib/read'
import { can, useSession } from '@/lib/session'
import { shownItems, staffItems } from '../../shell/navigation'
import { dueOf, hasFigures, urgency } from './home-due'
import { Facts } from './home-facts'
import { DueNow, Waiting, waits } from './home-lists'
import { Home } from './home-query'

const FIRST = 10
/** More rows than these make a column of their own. */
const LONG = 4
const AnswerDialog = lateComponent(() => import('@/features/inbox/components/AnswerDialog'))
const Figures = lateComponent(() => import('./home-figures'))

/** What is done several times a day, one tap away. */
function Starts() {
  const t = useText()
  const starts = [
    { href: '/leads/new', needs: 'lead:enter', label: t('leads.new') },
    { href: '/offers/new', needs: 'offer:write', label: t('offers.new') },
    { href: '/tickets/new', needs: 'ticket:write', label: t('tickets.new') },
  ]
  return (
    // On a phone all of them stand side by side, each as a sign with its words below.
    <div className="flex gap-2 max-md:basis-full">
      {starts
        .filter(({ needs }) => can(needs))
        .map(({ href, label }) => (
          <AppLink
            key={href}
            href={href}
            className={`${buttonClass()} md:shrink-0 md:whitespace-nowrap max-md:flex-1 max-md:flex-col max-md:gap-1 max-md:px-1 max-md:py-2 max-md:text-center max-md:text-sm max-md:leading-tight`}
          >
            <Icon name="plus" />
            {label}
          </AppLink>
        ))}
    </div>
  )
}

/** Charts come in one go; their room is not taken before. */
function FiguresOf({ data, wide = false }: { data: HomeQuery; wide?: boolean }) {
  if (!hasFigures(data)) return null
  return (
    <div className={`min-w-0 gap-4 *:mb-4 *:break-inside-avoid ${wide ? 'xl:columns-2' : ''}`}>
      <Suspense
        fallback={
          <div className="card h-64 overflow-hidden">
            <Skeleton rows={4} />
          </div>
        }
      >
        <Figures data={data} />
      </Suspense>
    </div>
  )
}

/** Due on the left; what waits and the figures beside it as far as there is room, on a phone below. */
function Today({ me }: { me: string }) {
  const [now] = useState(() => Date.now())
  const asked = read(Home, {
    me,
    first: FIRST,
    today: new Date(new Date(now).setHours(0, 0, 0, 0)).toISOString(),
    leads: can('lead:work'),
    gives: can('lead:assign'),
    brings: can('lead:enter') && !can('lead:work'),
    offers: can('offer:write'),
    tickets: can('ticket:work'),
    reports: can('report:read'),
    mine: !can('report:read'),
    fails: can('delivery:read'),
  })
  const query = useQuery({ ...asked, refetchInterval: 60_000 })
  const { answer } = useAnswering<HomeQuery>(asked.queryKey, homeWithout)
  const [answering, setAnswering] = useState<ShortItem | null>(null)
  useChanges(InboxChanged, {}, ['Home'])
  const { data } = query
  if (query.isPending) return <Skeleton rows={6} />
  if (!data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const due = dueOf(data)
  const urgent = urgency(due, query.dataUpdatedAt)
  return (
    <>
      <OfflineNote asOf={query.dataUpdatedAt} />
      <Facts data={data} urgent={urgent} />
      {due.length > LONG && waits(data) ? (
        <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-3">
          <DueNow due={due} urgent={urgent} onDone={setAnswering} />
          <div className="flex min-w-0 flex-col gap-4 xl:contents">
            <div className="flex min-w-0 flex-col gap-4">
              <Waiting data={data} onDone={setAnswering} />
            </div>
            <FiguresOf data={data} />
          </div>
        </div>
      ) : (
        <div
          className={`grid items-start gap-4 lg:grid-cols-2 ${hasFigures(data) ? 'xl:grid-cols-[1fr_2fr]' : ''}`}
        >
          <div className={`flex min-w-0 flex-col gap-4 ${hasFigures(data) ? '' : 'lg:contents'}`}>
            <DueNow due={due} urgent={urgent} onDone={setAnswering} />
            <div className="flex min-w-0 flex-col gap-4">
              <Waiting data={data} onDone={setAnswering} />
            </div>
          </div>
          <FiguresOf data={data} wide />
        </div>
      )}
      {answering && (
        <Suspense>
          <AnswerDialog
            item={answering}
            done
            onAnswer={(note) => answer(answering, true, note)}
            onClose={() => setAnswering(null)}
          />
        </Suspense>
      )}
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
