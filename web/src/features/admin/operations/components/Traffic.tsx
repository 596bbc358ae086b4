import { Columns } from '@/components/ui/charts/Columns'
import { PLAIN } from '@/components/ui/charts/fills'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { columns, type Overview } from '../rules'

/** Throughput and latency of the last hour. */
export default function Traffic({ overview }: { overview: Overview }) {
  const t = useText()
  const format = useFormat()
  const data = columns(overview.traffic, Date.parse(overview.measuredAt))
  const total = data.reduce((sum, one) => sum + one.requests, 0)
  const { p50, p95, p99 } = overview.latency
  const ms = (value: number | null | undefined) =>
    value == null ? '–' : t('admin.operations.ms', { number: format.number(value) })
  return (
    <section className="card min-w-0">
      <Columns
        says={t('admin.operations.traffic', { count: total })}
        of={t('admin.operations.time')}
        series={[
          { id: 'good', label: t('admin.operations.answered'), fill: PLAIN },
          { id: 'failed', label: t('admin.operations.ourFault'), fill: { tone: 'late' } },
        ]}
        data={data.map(({ at, requests, failed }) => ({
          id: String(at),
          label: format.time(new Date(at).toISOString()),
          short: format.time(new Date(at).toISOString()),
          values: [requests - failed, failed],
        }))}
        show={(value) => format.number(value)}
      />
      <dl className="grid grid-cols-3 gap-3 border-t border-line px-4 py-3">
        {(
          [
            ['half', p50],
            ['most', p95],
            ['slowest', p99],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{t(`admin.operations.latency.${name}`)}</dt>
            <dd className="num text-lg font-semibold">{ms(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
