import type { PortalHomeQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { BillMonths } from './BillCharts'
import { UsageChart } from './UsageChart'

/** The year at a glance: bills and use. */
export default function HomeCharts({ home }: { home: PortalHomeQuery }) {
  const t = useText()
  return (
    <>
      {home.invoices.nodes.length > 1 && (
        <section aria-label={t('portal.bills.title')} className="card">
          <BillMonths bills={home.invoices.nodes} />
        </section>
      )}
      {home.usage.length > 0 && (
        <section aria-label={t('portal.usage.title')} className="card">
          <UsageChart uses={home.usage} />
        </section>
      )}
    </>
  )
}
