import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Select } from '@/components/ui/Select'
import type { PortalBalanceQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { PortalUsage } from '../api/portalBills'
import { BillMonths, BillParts } from './BillCharts'
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

const ALL = 'all'

function Usage() {
  const t = useText()
  const [line, setLine] = useState(ALL)
  const query = useQuery({
    ...read(PortalUsage, { line: line === ALL ? null : line }),
    placeholderData: (before) => before,
  })
  const lines = query.data?.customers.nodes[0]?.subscriptions.nodes ?? []
  if (!query.data || (query.data.usage.length === 0 && line === ALL)) return null
  return (
    <div className="card">
      <UsageChart
        uses={query.data.usage}
        choice={
          lines.length > 1 && (
            <div className="min-w-48 grow sm:max-w-72">
              <Select
                label={t('portal.usage.line')}
                value={line}
                onChange={(value) => setLine(value ?? ALL)}
                options={[
                  { id: ALL, label: t('portal.usage.all') },
                  ...lines.map(({ id, number, tariff }) => ({ id, label: `${number} · ${tariff}` })),
                ]}
              />
            </div>
          )
        }
      />
    </div>
  )
}
