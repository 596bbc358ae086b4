import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { Panel } from '@/components/ui/Panel'
import { Skeleton } from '@/components/ui/Skeleton'
import { Timeline, type TimelineEntry } from '@/components/ui/Timeline'
import type { LeadHistoryQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { readList } from '@/lib/read'
import { LeadHistory } from '../api/leadHistory'
import { iconOf, isTold } from '../history'
import { useStory } from './useStory'

type Entry = NonNullable<LeadHistoryQuery['lead']>['history']['edges'][number]['node']

const NOTHING = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

/** Every change with who, when and why, newest first; nothing in it is ever changed (LEA-07). */
export function History({ id }: { id: string }) {
  const t = useText()
  const story = useStory()
  const query = useInfiniteQuery(
    readList(LeadHistory, { id, first: 20 }, (data) => data.lead?.history ?? NOTHING),
  )
  const nodes: Entry[] =
    query.data?.pages.flatMap((page) => page.lead?.history.edges.map(({ node }) => node) ?? []) ?? []
  const entries: TimelineEntry[] = nodes.filter(isTold).map((node) => {
    const { title, detail } = story(node)
    return {
      id: node.id,
      at: node.at,
      icon: iconOf(node.kind),
      title,
      body: (
        <span className="text-sm">
          {node.why && <span className="block whitespace-pre-line text-ink">{node.why}</span>}
          {[detail, node.actor?.name ?? t('leads.history.system')].filter(Boolean).join(' · ')}
        </span>
      ),
    }
  })
  return (
    <Panel title={t('leads.history')}>
      <div className="px-4 pt-3 pb-2">
        {query.isPending && <Skeleton rows={4} />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        <Timeline label={t('leads.history')} entries={entries} />
        {query.hasNextPage && (
          <Button wide isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('leads.more')}
          </Button>
        )}
      </div>
    </Panel>
  )
}
