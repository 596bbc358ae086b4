import { Bars } from '@/components/ui/charts/Bars'
import { Columns } from '@/components/ui/charts/Columns'
import { PLAIN } from '@/components/ui/charts/fills'
import type { HomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lastMonths, mainCurrency } from '../rules'

const STAGES = ['DRAFT', 'PRICING', 'APPROVED', 'SENT'] as const

/** Offers that are not answered yet, by where they stand, with what they are worth a month. */
export function Pipeline({ stages }: { stages: HomeQuery['offerStages'] }) {
  const t = useText()
  const format = useFormat()
  const currency = mainCurrency(stages)
  const rows = STAGES.map((status) => {
    const found = stages.filter((one) => one.status === status)
    const worth = found.find(({ monthly }) => monthly?.currency === currency)
    return {
      status,
      offers: found.reduce((sum, one) => sum + one.offers, 0),
      worth: Number(worth?.monthly?.amount ?? 0),
    }
  })
  const count = rows.reduce((sum, one) => sum + one.offers, 0)
  const money = (amount: number) => (currency ? format.money({ amount, currency }, true) : '')
  const worth = money(rows.reduce((sum, one) => sum + one.worth, 0))
  return (
    <Bars
      says={count > 0 ? t('reports.pipeline.says', { count, worth }) : t('reports.pipeline.none')}
      of={t('reports.state')}
      show={money}
      series={[{ id: 'worth', label: t('reports.monthly'), fill: PLAIN }]}
      note={(at) => `${format.number(rows[at]?.offers ?? 0)} · ${money(rows[at]?.worth ?? 0)}`}
      data={rows.map(({ status, worth: amount }) => ({
        id: status,
        label: t(`offers.status.${status}`),
        values: [amount],
        href: `/offers?status=${status}`,
      }))}
    />
  )
}

/** What customers accepted, month by month. */
export function Sales({ months }: { months: HomeQuery['salesMonths'] }) {
  const t = useText()
  const format = useFormat()
  const currency = mainCurrency(months)
  const money = (amount: number) =>
    currency ? format.money({ amount, currency }, true) : format.number(amount)
  const rows = lastMonths(Date.now(), 6).map((month) => {
    const found = months.find((one) => one.month === month && one.monthly?.currency === currency)
    return { month, worth: Number(found?.monthly?.amount ?? 0) }
  })
  const [before, present] = rows.slice(-2)
  return (
    <Columns
      says={t('reports.sales.says', { worth: money(present?.worth ?? 0), before: money(before?.worth ?? 0) })}
      of={t('reports.month')}
      show={money}
      series={[{ id: 'worth', label: t('reports.monthly'), fill: PLAIN }]}
      data={rows.map(({ month, worth }) => ({
        id: month,
        label: format.month(month),
        short: format.month(month, 'short'),
        values: [worth],
      }))}
    />
  )
}

const STEPS = ['entered', 'assigned', 'reached', 'accepted', 'won'] as const

/** How far the leads of ninety days came, stage by stage. */
export function Stages({ stages }: { stages: NonNullable<HomeQuery['leadStages']> }) {
  const t = useText()
  const format = useFormat()
  return (
    <Bars
      says={
        stages.entered > 0
          ? t('reports.stages.says', { count: stages.entered, won: stages.won })
          : t('reports.stages.none')
      }
      of={t('reports.stage')}
      show={(value) => format.number(value)}
      series={[{ id: 'leads', label: t('reports.leads'), fill: PLAIN }]}
      data={STEPS.map((step) => ({ id: step, label: t(`reports.stage.${step}`), values: [stages[step]] }))}
    />
  )
}
