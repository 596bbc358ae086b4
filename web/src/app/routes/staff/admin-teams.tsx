import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { SplitView } from '@/components/ui/SplitView'
import { AdminTeams } from '@/features/admin/people/api/teams'
import { TeamCard } from '@/features/admin/people/components/TeamCard'
import { ofBranch, useBranch } from '@/features/admin/shared/branch'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { Loaded } from '@/features/admin/shared/components/Loaded'
import { SideList } from '@/features/admin/shared/components/SideList'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'

const NewTeam = lateComponent(() => import('@/features/admin/people/components/NewTeam'))

export default function AdminTeamsScreen() {
  const t = useText()
  const { branch } = useBranch()
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const query = useQuery(read(AdminTeams, {}))
  const team = query.data?.teams.find((one) => one.id === id)
  return (
    <AdminPage
      section="teams"
      layout="split"
      actions={
        <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
          {t('admin.teams.new')}
        </Button>
      }
    >
      <SplitView
        list={
          <Loaded query={query}>
            {({ teams }) => (
              <SideList
                label={t('admin.section.teams')}
                rows={ofBranch(teams, branch)}
                rowKey={(one) => one.id}
                href={(one) => `/admin/teams/${one.id}`}
                selected={id}
              >
                {(one) => (
                  <>
                    <span className="font-medium">{one.name}</span>
                    <span className="truncate text-sm text-muted">
                      {t('admin.teams.members', { count: one.members.length })}
                      {one.manager && ` · ${one.manager.name}`}
                    </span>
                  </>
                )}
              </SideList>
            )}
          </Loaded>
        }
        card={
          id ? (
            <div className="flex flex-col gap-4 p-4 sm:p-6">
              <div className="md:hidden">
                <BackLink href="/admin/teams">{t('admin.section.teams')}</BackLink>
              </div>
              {team && <TeamCard key={`${team.id}-${team.version}`} team={team} />}
            </div>
          ) : null
        }
        placeholder={<EmptyState icon="customers" title={t('admin.teams.choose')} />}
      />
      {creating && branch && (
        <Suspense>
          <NewTeam
            branchId={branch.id}
            onClose={() => setCreating(false)}
            onCreated={(made) => {
              setCreating(false)
              void navigate({ to: `/admin/teams/${made}` })
            }}
          />
        </Suspense>
      )}
    </AdminPage>
  )
}
