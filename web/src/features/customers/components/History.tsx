import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { Panel } from '@/components/ui/Panel'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { Timeline, type TimelineEntry } from '@/components/ui/Timeline'
import type { CustomerTimelineQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { readList } from '@/lib/read'
import { CustomerTimeline } from '../api/timeline'
import {
  channelIcon,
  GROUP_NAMES,
  GROUPS,
  type Group,
  iconOf,
  isKnown,
  isTold,
  objectName,
  placeOf,
  readable,
} from '../events'
import { ContactTold } from './ContactTold'

type Entry = NonNullable<CustomerTimelineQuery['customer']>['timeline']['edges'][number]['node']

export type TimelineContact = Extract<NonNullable<Entry['subject']>, { __typename: 'Interaction' }>

const contactOf = (subject: Entry['subject']): TimelineContact | null =>
  subject?.__typename === 'Interaction' ? subject : null

const NOTHING = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }
const PERIODS = { ALL: 0, MONTH: 30, YEAR: 365 } as const
type Period = keyof typeof PERIODS

/** Midnight so many days ago, so that the same period asks the same question all day long. */
function daysAgo(days: number): string {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - days)
  return day.toISOString()
}

/** Everything that ever happened, newest first, by kind and period (CUS-06). */
export function History({ id, composer }: { id: string; composer?: ReactNode }) {
  const t = useText()
  const [group, setGroup] = useState<Group | 'all'>('all')
  const [period, setPeriod] = useState<Period>('ALL')
  const filter = {
    subjects: group === 'all' ? null : [...GROUPS[group]],
    since: PERIODS[period] ? daysAgo(PERIODS[period]) : null,
  }
  const query = useInfiniteQuery(
    readList(CustomerTimeline, { id, first: 30, filter }, (data) => data.customer?.timeline ?? NOTHING),
  )
  const nodes =
    query.data?.pages
      .flatMap((page) => page.customer?.timeline.edges.map(({ node }) => node) ?? [])
      .filter(({ kind, subject }) => isTold(kind, contactOf(subject)?.status)) ?? []

  const entryOf = (node: Entry): TimelineEntry => {
    const contact = contactOf(node.subject)
    const told =
      contact && node.kind === 'InteractionClosed' ? t(`customers.channel.${contact.channel}`) : null
    const place = placeOf(node.subjectKind, node.subject?.id)
    const name = objectName({
      data: node.data,
      subject: node.subject as { number?: string; name?: string } | null,
    })
    return {
      id: node.id,
      at: node.at,
      icon: contact ? channelIcon(contact.channel) : iconOf(node.subjectKind),
      title: (
        <>
          {told ?? (isKnown(node.kind) ? t(`customers.event.${node.kind}`) : readable(node.kind))}
          {name && place && (
            <>
              {' '}
              <AppLink
                href={place}
                className="num -my-2.5 inline-flex min-h-control items-center text-accent underline-offset-2 hover:underline"
              >
                {name}
              </AppLink>
            </>
          )}
          {name && !place && <span className="text-muted"> {name}</span>}
        </>
      ),
      body: (
        <>
          {contact && <ContactTold contact={contact} />}
          <span className="text-sm">{node.actor?.name ?? t('customers.history.system')}</span>
        </>
      ),
    }
  }

  return (
    <Panel title={t('customers.history')}>
      {composer && (
        <div className="min-h-control px-4 pt-2">
          <Suspense>{composer}</Suspense>
        </div>
      )}
      <div className="flex flex-wrap gap-gap px-4 pt-3">
        <div className="min-w-0 grow basis-36">
          <Select
            label={t('customers.history.kind')}
            hideLabel
            value={group}
            onChange={(next) => setGroup(next as Group)}
            options={(['all', ...GROUP_NAMES] as const).map((one) => ({
              id: one,
              label: t(`customers.history.${one}`),
            }))}
          />
        </div>
        <div className="min-w-0 grow basis-36">
          <Select
            label={t('customers.history.period')}
            hideLabel
            value={period}
            onChange={(next) => setPeriod(next as Period)}
            options={(Object.keys(PERIODS) as Period[]).map((one) => ({
              id: one,
              label: t(`customers.period.${one}`),
            }))}
          />
        </div>
      </div>
      <div className={`px-4 pt-3 pb-4 ${query.isPlaceholderData ? 'opacity-70' : ''}`}>
        {query.isPending && <Skeleton rows={5} />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && nodes.length === 0 && <p className="text-muted">{t('customers.history.none')}</p>}
        <Timeline label={t('customers.history')} entries={nodes.map(entryOf)} />
        {query.hasNextPage && (
          <Button wide isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('customers.history.older')}
          </Button>
        )}
      </div>
    </Panel>
  )
}
