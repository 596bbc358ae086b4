import { type ReactNode, useState } from 'react'
import { PLAIN } from '@/components/ui/charts/fills'
import { Line } from '@/components/ui/charts/Line'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { type Kind, kindsOf, type Uses, usesOf } from '../figures'

/** What was used month by month, beside what the tariffs include (WEB-07). */
export function UsageChart({ uses, choice }: { uses: Uses; choice?: ReactNode }) {
  const t = useText()
  const format = useFormat()
  const [chosen, setChosen] = useState<Kind>('DATA')
  const kinds = kindsOf(uses)
  const kind = kinds.includes(chosen) ? chosen : kinds[0]
  if (!kind) return null
  const rows = usesOf(uses, kind)
  const last = rows.at(-1)
  const show = (value: number) =>
    t(`portal.usage.unit.${kind}`, { value: format.number(value, kind === 'DATA' && value < 100 ? 1 : 0) })
  const bounded = rows.some(({ included }) => included !== null)
  const month = last ? format.month(last.month) : ''
  const says =
    last && last.included !== null
      ? t('portal.usage.saysOf', { month, used: show(last.used), included: show(last.included) })
      : t('portal.usage.says', { month, used: show(last?.used ?? 0) })
  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-end gap-2 px-4 pt-4">
        {kinds.length > 1 && (
          <RadioGroup
            label={t('portal.usage.kind')}
            hideLabel
            look="segments"
            value={kind}
            onChange={(value) => setChosen(value as Kind)}
            options={kinds.map((id) => ({ id, label: t(`portal.usage.kind.${id}`) }))}
          />
        )}
        {choice}
      </div>
      <Line
        says={says}
        of={t('portal.chart.month')}
        show={show}
        series={[
          { id: 'used', label: t('portal.usage.used'), fill: PLAIN },
          ...(bounded
            ? [{ id: 'included', label: t('portal.usage.included'), fill: { tone: 'idle' as const } }]
            : []),
        ]}
        data={rows.map(({ month: day, used, included }) => ({
          id: day,
          label: format.month(day),
          short: format.month(day, 'short'),
          values: bounded ? [used, included ?? 0] : [used],
        }))}
      />
    </div>
  )
}
