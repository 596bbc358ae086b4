import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PortalBalanceQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { PortalUsage } from '../api/portalBills'
import { BillMonths, BillParts } from './BillCharts'
import { type Line, LineChoice } from './LineChoice'
import { UsageChart } from './UsageChart'

/** A year of bills, what the newest is made of, and what each line used. */
export default function BillsCharts({ due }: { due: PortalBalanceQuery }) {
  const t = useText()
  const [newest] = due.invoices.nodes
  return (
    <>
      {newest && (
        <div className="card">
          <BillMonths bills={due.invoices.nodes} />
        </div>
      )}
      {newest && newest.lines.length > 0 && (
        <div className="card">
          <BillParts bill={newest} />
        </div>
      )}
      <section aria-label={t('portal.usage.title')} className="empty:hidden">
        <Usage />
      </section>
    </>
  )
}

function Usage() {
  const t = useText()
  const [line, setLine] = useState<Line | null>(null)
  const query = useQuery({
    ...read(PortalUsage, { line: line?.id ?? null }),
    placeholderData: (before) => before,
  })
  const known = query.data?.customers.nodes[0]?.subscriptions
  const lines = known?.nodes ?? []
  if (!query.data || (query.data.usage.length === 0 && !line)) return null
  return (
    <div className="card">
      <UsageChart
        uses={query.data.usage}
        choice={
          lines.length > 1 && (
            <div className="min-w-48 grow sm:max-w-72">
              <LineChoice
                label={t('portal.usage.line')}
                all={t('portal.usage.all')}
                lines={lines}
                more={(known?.totalCount ?? 0) > lines.length}
                value={line}
                onChange={setLine}
              />
            </div>
          )
        }
      />
    </div>
  )
}
