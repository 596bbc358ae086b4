import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Status } from '@/components/ui/Status'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useWord } from '../../shared/names'
import { AdminUsers } from '../api/users'

export interface UserSearch {
  q?: string | undefined
  role?: string | undefined
  state?: 'active' | 'inactive' | 'portal' | undefined
}

/** Who signs in: name, whether they may, what they are. */
export function UserList({
  search,
  selected,
  href,
}: {
  search: UserSearch
  selected?: string
  href: (id: string) => string
}) {
  const t = useText()
  const word = useWord()
  const filter = {
    kind: search.state === 'portal' ? ('PORTAL' as const) : ('STAFF' as const),
    active: search.state === 'active' ? true : search.state === 'inactive' ? false : null,
    role: search.role ?? null,
    search: search.q ?? null,
  }
  const list = useList(AdminUsers, { first: 50, filter, order: 'NAME_ASC' }, (data) => data.users)
  return (
    <DataList
      {...list}
      label={t('admin.section.users')}
      rowKey={(user) => user.id}
      href={(user) => href(user.id)}
      selected={selected}
      empty={<EmptyState icon="user" title={t('admin.users.none')} />}
    >
      {(user) => (
        <>
          <span className="flex items-center gap-2">
            <span className="min-w-0 grow truncate font-medium">{user.name}</span>
            {!user.active && <Status tone="idle">{t('admin.users.inactive')}</Status>}
            {user.branch && <span className="text-sm text-muted">{user.branch.code}</span>}
          </span>
          <span className="truncate text-sm text-muted">
            {user.roles.map((role) => word('role', role.code)).join(' · ') || t('admin.users.noRole')}
          </span>
        </>
      )}
    </DataList>
  )
}
