import { Bars } from '@/components/ui/charts/Bars'
import { Columns } from '@/components/ui/charts/Columns'
import { PLAIN } from '@/components/ui/charts/fills'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { type Bill, byMonth, change, partsOf } from '../figures'

/** A year of bills, month by month; a column leads to nothing, the list stands below. */
export function BillMonths({ bills }: { bills: readonly Bill[] }) {
  const t = useText()
  const format = useFormat()
  const rows = byMonth(bills)
  const last = rows.at(-1)
  if (!last?.gross) return null
  const { currency } = last.gross
  const money = (amount: number) => format.money({ amount, currency }, true)
  const sums = rows.map(({ gross }) => Number(gross?.amount ?? 0))
  const moved = change(sums)
  const values = { month: format.month(last.month), sum: format.money(last.gross) }
  const says =
    'share' in moved
      ? t(`portal.chart.bill.${moved.way}`, { ...values, share: format.percent(moved.share) })
      : t(`portal.chart.bill.${moved.way}`, values)
  return (
    <Columns
      says={says}
      of={t('portal.chart.month')}
      show={money}
      series={[{ id: 'gross', label: t('portal.chart.bills'), fill: PLAIN }]}
      data={rows.map(({ id, month }, at) => ({
        id,
        label: format.month(month),
        short: format.month(month, 'short'),
        values: [sums[at] ?? 0],
      }))}
    />
  )
}

interface PartsProps {
  bill: Bill & { lines: readonly { description: string; net: { amount: string } | null }[] }
}

/** What the newest bill is made of, service by service. */
export function BillParts({ bill }: PartsProps) {
  const t = useText()
  const format = useFormat()
  const currency = bill.gross?.currency ?? ''
  const parts = partsOf(bill.lines)
  if (parts.length === 0 || !currency) return null
  return (
    <Bars
      says={t('portal.chart.parts', { month: format.month(bill.month) })}
      of={t('portal.chart.part')}
      show={(amount) => format.money({ amount, currency })}
      series={[{ id: 'net', label: t('portal.sum.net'), fill: PLAIN }]}
      data={parts.map(({ name, sum }) => ({ id: name, label: name, values: [sum] }))}
    />
  )
}
