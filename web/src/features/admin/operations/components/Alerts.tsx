import { AppLink } from '@/components/ui/AppLink'
import { Banner } from '@/components/ui/Banner'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { type Overview, type Rule, valueText } from '../rules'

/** Where the cure is in the app. */
const PLACES: Record<string, string> = {
  'delivery-failed': '/admin/deliveries',
  'delivery-late': '/admin/deliveries?state=PENDING',
  'timer-late': '/admin/deliveries?show=timers',
  'mail-failing': '/admin/deliveries?show=messages&state=QUEUED',
  'port-failing': '/admin/deliveries?show=calls&state=FAILED',
}

/** What is wrong now, what it means and what to do; one line when nothing is. */
export function Alerts({ overview, rules }: { overview: Overview; rules: readonly Rule[] }) {
  const t = useText()
  const format = useFormat()
  const raised = overview.values.filter((one) => one.raised)
  if (raised.length === 0)
    return (
      <Banner tone="good" title={t('admin.operations.allWell')}>
        {t('admin.operations.lookedAt', { time: format.time(overview.measuredAt) })}
      </Banner>
    )
  return (
    <ul aria-label={t('admin.operations.wrong')} className="grid gap-3 lg:grid-cols-2">
      {raised.map(({ key, value }) => {
        const rule = rules.find((one) => one.key === key)
        const place = PLACES[key]
        if (!rule) return null
        return (
          <li key={key} className="card flex flex-col items-start gap-1.5 border-l-4 border-l-late p-4">
            <Status tone="late">{value === null ? '' : valueText(value ?? 0, rule.unit, format, t)}</Status>
            <h3 className="font-semibold">{rule.title}</h3>
            <p className="text-muted">{rule.meaning}</p>
            <p>{rule.advice}</p>
            {place && (
              <AppLink
                href={place}
                className="inline-flex min-h-control items-center font-medium text-accent-strong"
              >
                {t('admin.operations.toTheList')}
              </AppLink>
            )}
          </li>
        )
      })}
    </ul>
  )
}
