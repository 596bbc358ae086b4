import type { PriceSumProps } from '@/components/ui/PriceSum'
import type { Step } from '@/components/ui/Steps'
import type { Format } from '@/lib/format'
import type { Translate } from '@/lib/i18n'
import { type Activity, isKnown, shownSteps, stateOf, whoOf } from '../progress'

export const sumWords = (t: Translate): PriceSumProps['words'] => ({
  monthly: t('portal.sum.monthly'),
  oneTime: t('portal.sum.oneTime'),
  net: t('portal.sum.net'),
  vat: t('portal.sum.vat'),
  gross: t('portal.sum.gross'),
})

/** A step in the customer's words, or as the administrator called it. */
export const stepName = ({ key, name }: Activity, t: Translate): string =>
  isKnown(key) ? t(`portal.step.${key}`) : name

/** "by you, until 2 December" */
export function stepWhen(activity: Activity, t: Translate, format: Format, now: number): string {
  const state = stateOf(activity, now)
  if (state === 'done') return activity.endedAt ? format.dateTime(activity.endedAt) : ''
  if (state === 'next') return ''
  const who = t(`portal.who.${whoOf(activity)}`)
  if (activity.state === 'FAILED') return t('portal.step.failed')
  if (!activity.dueAt) return who
  const day = format.date(activity.dueAt)
  return state === 'late' ? t('portal.step.late', { who, day }) : t('portal.step.until', { who, day })
}

export function stepsOf(activities: readonly Activity[], t: Translate, format: Format): Step[] {
  const now = Date.now()
  return shownSteps(activities).map((activity) => ({
    id: activity.id,
    label: stepName(activity, t),
    state: stateOf(activity, now),
    when: stepWhen(activity, t, format, now) || undefined,
  }))
}
