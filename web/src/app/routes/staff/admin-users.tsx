import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { AdminRoles } from '@/features/admin/people/api/roles'
import { UserList, type UserSearch } from '@/features/admin/people/components/UserList'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { AdminViews } from './admin-views'

const UserCard = lateComponent(() => import('@/features/admin/people/components/UserCard'))
const NewUser = lateComponent(() => import('@/features/admin/people/components/UserForm'))
const ANY = '-any'

export default function AdminUsersScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as UserSearch
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const roles = useQuery(read(AdminRoles, {}))
  const change = (next: UserSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value)).toString()
  const link = (path: string) => (query ? `${path}?${query}` : path)
  const kind = search.state === 'portal' ? 'PORTAL' : 'STAFF'
  return (
    <AdminPage
      section="users"
      views={<AdminViews screen="/admin/users" />}
      layout="split"
      byBranch={false}
      actions={
        <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
          {t('admin.users.new')}
        </Button>
      }
      tools={
        <>
          <div className="w-full">
            <SearchField
              slash
              label={t('admin.users.search')}
              value={search.q ?? ''}
              onChange={(q) => change({ q: q || undefined })}
            />
          </div>
          <div className="min-w-32 grow basis-32">
            <Select
              label={t('admin.users.state')}
              hideLabel
              options={[
                { id: ANY, label: t('admin.users.everybody') },
                { id: 'active', label: t('admin.users.active') },
                { id: 'inactive', label: t('admin.users.inactive') },
                { id: 'portal', label: t('admin.users.portal') },
              ]}
              value={search.state ?? ANY}
              onChange={(state) =>
                change({ state: state === ANY ? undefined : (state as UserSearch['state']), role: undefined })
              }
            />
          </div>
          <div className="min-w-32 grow basis-32">
            <Select
              label={t('admin.users.role')}
              hideLabel
              options={[
                { id: ANY, label: t('admin.users.anyRole') },
                ...(roles.data?.roles ?? [])
                  .filter((role) => role.kind === kind)
                  .map((role) => ({ id: role.code, label: role.name })),
              ]}
              value={search.role ?? ANY}
              onChange={(role) => change({ role: role === ANY ? undefined : role })}
            />
          </div>
        </>
      }
    >
      <SplitView
        list={
          <UserList
            search={search}
            {...(id ? { selected: id } : {})}
            href={(user) => link(`/admin/users/${user}`)}
          />
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <UserCard key={id} id={id} back={link('/admin/users')} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="user" title={t('admin.users.choose')} />}
      />
      {creating && (
        <Suspense>
          <NewUser
            onClose={() => setCreating(false)}
            onCreated={(made) => {
              setCreating(false)
              void navigate({ to: `/admin/users/${made}` })
            }}
          />
        </Suspense>
      )}
    </AdminPage>
  )
}
