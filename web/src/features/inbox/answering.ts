import type { InfiniteData, QueryKey } from '@tanstack/react-query'
import { toast } from '@/components/ui/Toast'
import type { InboxQuery } from '@/gql/graphql'
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

const LISTS = ['Inbox', 'Home']
type Pages = InfiniteData<InboxQuery>

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

/**
 * Answers, also without a line: the item leaves the list at once and comes back if the answer is refused. There is
 * no undo, since the sender has the answer.
 */
export function useAnswering(queryKey: QueryKey) {
  const t = useText()
  const claiming = useWrite(InboxClaim, LISTS)
  const failed = (error: unknown) => {
    toast({ tone: 'late', text: error instanceof Refused ? error.message : t('inbox.failed') })
    void queryClient.invalidateQueries({ queryKey: ['Inbox'] })
  }

  async function answer(item: InboxItem, done: boolean, note: string): Promise<void> {
    const activity = activityOf(item)
    const write = {
      label: t(done ? 'inbox.answer.done' : 'inbox.answer.declined', { title: item.title }),
      subject: item.id,
      refetch: LISTS,
      queryKey,
      change: (pages: Pages) => without(pages, item.id),
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
