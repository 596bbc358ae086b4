import type { AdminProcessQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDuration } from '../shared/durations'
import type { Activity } from './rules'

/** How long an activity may take: as a length, and as a sentence that names the promise it comes from. */
export function useTerm(data: AdminProcessQuery) {
  const t = useText()
  const duration = useDuration()
  const promiseOf = (activity: Activity) => data.clockPolicies.find((one) => one.key === activity.policy)
  const length = (activity: Activity): string | null =>
    promiseOf(activity)?.duration ??
    (activity.duration ? duration(activity.duration.kind, activity.duration.amount) : null)
  const told = (activity: Activity): string | null => {
    const promise = promiseOf(activity)
    const time = length(activity)
    if (promise) return t('admin.process.promised', { name: promise.name, time: promise.duration })
    return time && t('admin.process.within', { time })
  }
  return { length, told }
}
