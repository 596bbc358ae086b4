import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { SplitView } from '@/components/ui/SplitView'
import { AdminRoles } from '@/features/admin/people/api/roles'
import { RoleCard } from '@/features/admin/people/components/RoleCard'
import { granted } from '@/features/admin/people/rules'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { Loaded } from '@/features/admin/shared/components/Loaded'
import { SideList } from '@/features/admin/shared/components/SideList'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'

const NewRole = lateComponent(() => import('@/features/admin/people/components/NewRole'))

export default function AdminRolesScreen() {
  const t = useText()
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const query = useQuery(read(AdminRoles, {}))
  const role = query.data?.roles.find((one) => one.id === id)
  return (
    <AdminPage
      section="roles"
      layout="split"
      byBranch={false}
      actions={
        <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
          {t('admin.roles.new')}
        </Button>
      }
    >
      <SplitView
        list={
          <Loaded query={query}>
            {({ roles }) => (
              <SideList
                label={t('admin.section.roles')}
                rows={roles}
                rowKey={(one) => one.id}
                href={(one) => `/admin/roles/${one.id}`}
                selected={id}
              >
                {(one) => (
                  <>
                    <span className="font-medium">{one.name}</span>
                    <span className="text-sm text-muted">
                      {t('admin.roles.holders', { count: one.holderCount })} ·{' '}
                      {t('admin.roles.granted', { count: granted(one.permissions) })}
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
                <BackLink href="/admin/roles">{t('admin.section.roles')}</BackLink>
              </div>
              {role && query.data && (
                <RoleCard
                  key={`${role.id}-${role.version}`}
                  role={role}
                  catalogue={query.data.permissionCatalogue}
                />
              )}
            </div>
          ) : null
        }
        placeholder={<EmptyState icon="lock" title={t('admin.roles.choose')} />}
      />
      {creating && (
        <Suspense>
          <NewRole
            roles={query.data?.roles ?? []}
            onClose={() => setCreating(false)}
            onCreated={(made) => {
              setCreating(false)
              void navigate({ to: `/admin/roles/${made}` })
            }}
          />
        </Suspense>
      )}
    </AdminPage>
  )
}
