import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChipLine } from '@/components/ui/Chip'
import { EmptyState } from '@/components/ui/EmptyState'
import { Page } from '@/components/ui/Page'
import { LeadReport } from '@/features/reports/components/LeadReport'
import { LoadReport } from '@/features/reports/components/LoadReport'
import { PromiseReport } from '@/features/reports/components/PromiseReport'
import { ReportTools } from '@/features/reports/components/ReportTools'
import { daysOf, type ReportsSearch } from '@/features/reports/search'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'

/** Kept deadlines, what became of leads, who has how much in hand (SLA-04, LEA-13). */
export default function ReportsScreen() {
  const t = useText()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as ReportsSearch
  const { view = 'promises', by = 'CHANNEL', period = '90', team } = search
  const days = daysOf(period, Date.now())
  const change = (next: ReportsSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  if (!can('report:read'))
    return (
      <Page title={t('reports.title')}>
        <EmptyState icon="lock" title={t('app.nothing.title')}>
          {t('app.nothing.text')}
        </EmptyState>
      </Page>
    )
  return (
    <Page
      title={t('reports.title')}
      tools={
        <div className="flex flex-wrap items-end gap-3">
          <ReportTools search={search} onChange={change} />
          <div className="min-w-0 grow basis-48">
            <ChipLine>
              <Views screen="/reports" />
            </ChipLine>
          </div>
        </div>
      }
    >
      {view === 'promises' && <PromiseReport {...days} team={team} />}
      {view === 'leads' && <LeadReport {...days} by={by} />}
      {view === 'load' && <LoadReport team={team} />}
    </Page>
  )
}
