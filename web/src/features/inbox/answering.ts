import type { InfiniteData, QueryKey } from '@tanstack/react-query'
import { toast } from '@/components/ui/Toast'
import type { HomeQuery, InboxQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { writeOptimistic } from '@/lib/optimistic'
import { queryClient } from '@/lib/query'
import { useWrite } from '@/lib/write'
import { InboxActivityDone } from './api/activityDone'
import { InboxActivityFailed } from './api/activityFailed'
import { InboxAnswer } from './api/answer'
import { InboxClaim } from './api/claim'
import { activityOf } from './rules'

export type InboxItem = InboxQuery['inbox']['edges'][number]['node']
/** What an answer needs to know of an item, wherever it stands. */
export type Answered = Pick<InboxItem, 'id' | 'kind' | 'title'> & {
  activity: { id: string; version: number } | null
}

const LISTS = ['Inbox', 'Home']
export type Pages = InfiniteData<InboxQuery>

/** The list without the item that has been answered. */
export function without(pages: Pages, id: string): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      inbox: { ...page.inbox, edges: page.inbox.edges.filter(({ node }) => node.id !== id) },
    })),
  }
}

/** The start screen without the item. */
export function homeWithout(home: HomeQuery, id: string): HomeQuery {
  const others = <T extends { id: string }>(nodes: readonly T[]) => nodes.filter((node) => node.id !== id)
  return {
    ...home,
    inbox: { ...home.inbox, nodes: others(home.inbox.nodes) },
    group: { ...home.group, nodes: others(home.group.nodes) },
  }
}

/**
 * Answers, also without a line: the item leaves the list at once and comes back if the answer is refused. There is
 * no undo, since the sender has the answer.
 */
export function useAnswering<TCached>(queryKey: QueryKey, without: (cached: TCached, id: string) => TCached) {
  const t = useText()
  const claiming = useWrite(InboxClaim, LISTS)
  const failed = (error: unknown) => {
    toast({ tone: 'late', text: error instanceof Refused ? error.message : t('inbox.failed') })
    void queryClient.invalidateQueries({ queryKey: ['Inbox'] })
  }

  async function answer(item: Answered, done: boolean, note: string): Promise<void> {
    const activity = activityOf(item)
    const write = {
      label: t(done ? 'inbox.answer.done' : 'inbox.answer.declined', { title: item.title }),
      subject: item.id,
      refetch: LISTS,
      queryKey,
      change: (cached: TCached) => without(cached, item.id),
    }
    const { delivered } = !activity
      ? await writeOptimistic(InboxAnswer, { ...write, variables: { id: item.id, done, answer: note } })
      : done
        ? await writeOptimistic(InboxActivityDone, {
            ...write,
            variables: { id: activity.id, version: activity.version, result: note ? { note } : null },
          })
        : await writeOptimistic(InboxActivityFailed, {
            ...write,
            variables: { id: activity.id, version: activity.version, reason: note },
          })
    delivered.catch(failed)
    toast({ text: write.label })
  }

  const claim = (item: InboxItem) =>
    claiming.mutate(
      { id: item.id },
      { onSuccess: () => toast({ text: t('inbox.claimed', { title: item.title }) }), onError: failed },
    )

  return { answer, claim }
}
