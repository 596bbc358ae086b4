import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { queryClient } from '@/lib/query'
import { useWrite } from '@/lib/write'
import { ActivityRetry } from '../api/activityRetry'
import { ActivitySkip } from '../api/activitySkip'
import { ActivityStart } from '../api/activityStart'
import { type Activity, CHANGED } from '../rules'

/** The system goes on by itself after a step: what it did is asked for a moment later. */
export function settle(): void {
  for (const after of [1_200, 3_500]) {
    setTimeout(() => {
      for (const name of CHANGED) void queryClient.invalidateQueries({ queryKey: [name] })
    }, after)
  }
}

/** Steps that ask for nothing more than a tap. Each tells what has happened, or why not. */
export function useMoves() {
  const t = useText()
  const start = useWrite(ActivityStart, CHANGED)
  const retry = useWrite(ActivityRetry, CHANGED)
  const skip = useWrite(ActivitySkip, CHANGED)
  const told = (text: string) => ({
    onSuccess: () => {
      toast({ text })
      settle()
    },
    onError: (error: unknown) => {
      const line = t(helpFor(error))
      toast({ tone: 'late', text: error instanceof Refused ? error.message : line })
      for (const name of CHANGED) void queryClient.invalidateQueries({ queryKey: [name] })
    },
  })
  const seen = ({ id, version }: Activity) => ({ id, version })
  const names = { start, retry, skip }
  return {
    isPending: (activity: Activity): boolean =>
      Object.values(names).some((write) => write.isPending && write.variables.id === activity.id),
    start: (activity: Activity) =>
      start.mutate(seen(activity), told(t('orders.started', { name: activity.name }))),
    retry: (activity: Activity) =>
      retry.mutate(seen(activity), told(t('orders.retried', { name: activity.name }))),
    skip: (activity: Activity) =>
      skip.mutate(seen(activity), told(t('orders.skipped', { name: activity.name }))),
  }
}
