import { Loads } from '@/features/reports/components/Loads'
import { Promises } from '@/features/reports/components/Promises'
import { Pipeline, Sales, Stages } from '@/features/reports/components/Sales'
import type { HomeQuery } from '@/gql/graphql'

/** What one would rather look at than read: the team's load and its promises, the own pipeline and months. */
export default function Figures({ data }: { data: HomeQuery }) {
  const { personLoads, promiseWeeks, offerStages, salesMonths, leadStages } = data
  const shown = [
    personLoads?.length ? <Loads key="loads" loads={personLoads} /> : null,
    promiseWeeks?.length ? <Promises key="promises" weeks={promiseWeeks} /> : null,
    offerStages.length > 0 ? <Pipeline key="pipeline" stages={offerStages} /> : null,
    salesMonths.length > 0 ? <Sales key="sales" months={salesMonths} /> : null,
    leadStages?.entered ? <Stages key="stages" stages={leadStages} /> : null,
  ].filter(Boolean)
  return shown.map((chart) => (
    <div key={chart?.key} className="card min-w-0">
      {chart}
    </div>
  ))
}
