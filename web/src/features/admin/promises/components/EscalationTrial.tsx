import { AppLink } from '@/components/ui/AppLink'
import { Banner } from '@/components/ui/Banner'
import type { AdminEscalationTryQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useWord } from '../../shared/names'

type Trial = AdminEscalationTryQuery['escalationRulesTry'][number]

/** Which tickets of the last 90 days would have gone to whom, and when. */
export function EscalationTrial({ result }: { result: readonly Trial[] }) {
  const t = useText()
  const word = useWord()
  const format = useFormat()
  const changed = result.filter((one) => one.changed)
  const way = (steps: Trial['after']) =>
    steps.map((step) => `${word('role', step.role)} (${format.day(step.at)})`).join(', ') ||
    t('admin.escalation.nobody')
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <Banner
        tone={changed.length ? 'warn' : 'good'}
        title={t('admin.escalation.tried', { changed: changed.length, count: result.length })}
      />
      <ul className="flex flex-col gap-2">
        {changed.slice(0, 50).map((one) => (
          <li key={one.ticketId} className="card px-3 py-2 text-sm">
            <AppLink
              href={`/tickets/${one.ticketId}`}
              className="inline-flex min-h-control items-center font-medium text-accent-strong"
            >
              {one.number}
            </AppLink>
            <span className="text-muted"> · {format.date(one.openedAt)}</span>
            <p className="text-muted">{t('admin.escalation.before', { way: way(one.before) })}</p>
            <p>{t('admin.escalation.then', { way: way(one.after) })}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
