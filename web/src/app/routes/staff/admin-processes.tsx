import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { AdminProcesses } from '@/features/admin/processes/api/processes'
import { activitiesOf } from '@/features/admin/processes/rules'
import { ofBranch, useBranch } from '@/features/admin/shared/branch'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { Loaded } from '@/features/admin/shared/components/Loaded'
import { SideList } from '@/features/admin/shared/components/SideList'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'

const ProcessCard = lateComponent(() => import('@/features/admin/processes/components/ProcessCard'))

export default function AdminProcessesScreen() {
  const t = useText()
  const { branch } = useBranch()
  const { id } = useParams({ strict: false }) as { id?: string }
  const query = useQuery(read(AdminProcesses, {}))
  return (
    <AdminPage section="processes" layout="split">
      <SplitView
        list={
          <Loaded query={query}>
            {({ processDefinitions }) => (
              <SideList
                label={t('admin.section.processes')}
                rows={ofBranch(processDefinitions, branch)}
                rowKey={(one) => one.id}
                href={(one) => `/admin/processes/${one.id}`}
                selected={id}
              >
                {(one) => (
                  <>
                    <span className="font-medium">{one.name}</span>
                    <span className="text-sm text-muted">
                      {t('admin.process.activities', { count: activitiesOf(one.activities).length })} ·{' '}
                      {t('admin.process.running', { count: one.running })}
                    </span>
                  </>
                )}
              </SideList>
            )}
          </Loaded>
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <ProcessCard key={id} id={id} back="/admin/processes" />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="rows" title={t('admin.process.choose')} />}
      />
    </AdminPage>
  )
}
