import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { BackLink } from '@/components/ui/BackLink'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import type { AdminUserQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Facts, Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useWord } from '../../shared/names'
import { AdminUser } from '../api/user'
import { UserUpdate } from '../api/userUpdate'
import { EditUser } from './UserForm'

export default function UserCard({ id, back }: { id: string; back: string }) {
  const t = useText()
  const query = useQuery(read(AdminUser, { id }))
  return (
    <div className="flex flex-col gap-4 p-4 sm:p-6">
      <div className="md:hidden">
        <BackLink href={back}>{t('admin.section.users')}</BackLink>
      </div>
      <Loaded query={query}>
        {({ user }) =>
          user ? <Shown user={user} /> : <EmptyState icon="user" title={t('admin.users.none')} />
        }
      </Loaded>
    </div>
  )
}

export type AdminUserData = NonNullable<AdminUserQuery['user']>

function Shown({ user }: { user: AdminUserData }) {
  const t = useText()
  const word = useWord()
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const [asking, setAsking] = useState(false)
  const update = useWrite(UserUpdate, ['AdminUser', 'AdminUsers'])
  const undo = useUndo()
  const setActive = async (active: boolean) => {
    const { user: changed } = await update.mutateAsync({
      id: user.id,
      input: { version: user.version, active },
    })
    const back = { version: changed?.version ?? user.version, active: !active }
    toast({
      text: t(active ? 'admin.users.activated' : 'admin.users.deactivated', { name: user.name }),
      undo: undo(() => update.mutateAsync({ id: user.id, input: back })),
    })
    setAsking(false)
  }
  return (
    <>
      <header className="flex flex-wrap items-center gap-3">
        <Avatar name={user.name} />
        <div className="min-w-48 grow basis-0">
          <h2 className="text-xl font-semibold">{user.name}</h2>
          <p className="flex flex-wrap items-center gap-2">
            <Status tone={user.active ? 'good' : 'idle'}>
              {t(user.active ? 'admin.users.active' : 'admin.users.inactive')}
            </Status>
            <Changed of={user} />
          </p>
        </div>
        {user.active ? (
          <Button onPress={() => setAsking(true)}>{t('admin.users.deactivate')}</Button>
        ) : (
          <Button isPending={update.isPending} onPress={() => void setActive(true).catch(() => undefined)}>
            {t('admin.users.activate')}
          </Button>
        )}
        <Button look="primary" icon="edit" onPress={() => setEditing(true)}>
          {t('admin.edit')}
        </Button>
      </header>
      {!asking && <Refusal error={update.error} />}
      <Panel title={t('admin.users.roles')}>
        <ul className="flex flex-wrap gap-2 px-4 pt-1 pb-4">
          {user.roles.map((role) => (
            <li
              key={role.id}
              className="rounded-full bg-accent-soft px-3 py-1 font-medium text-accent-strong"
            >
              {role.name}
            </li>
          ))}
          {user.roles.length === 0 && <li className="text-muted">{t('admin.users.noRole')}</li>}
        </ul>
      </Panel>
      <Panel title={t('admin.users.details')}>
        <Facts
          rows={[
            [t('admin.users.login'), user.login],
            [t('admin.users.email'), user.email],
            [t('admin.users.phone'), user.phone],
            [t('admin.users.jobTitle'), user.jobTitle],
            [t('admin.users.region'), user.region],
            [t('admin.users.agentCode'), user.agentCode],
            [t('admin.users.dealerCode'), user.dealerCode],
            [t('admin.branch'), user.branch?.name],
            [t('admin.users.language'), word('language', user.language)],
            [t('admin.section.teams'), user.teams.map((team) => team.name).join(', ')],
            [t('admin.users.since'), format.date(user.createdAt)],
          ]}
        />
      </Panel>
      {editing && <EditUser user={user} onClose={() => setEditing(false)} />}
      <Dialog
        title={t('admin.users.deactivateAsk', { name: user.name })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('admin.cancel')}</Button>
            <Button
              look="danger"
              isPending={update.isPending}
              onPress={() => void setActive(false).catch(() => undefined)}
            >
              {t('admin.users.deactivate')}
            </Button>
          </>
        }
      >
        <p>{t('admin.users.deactivateWhat')}</p>
        <Refusal error={update.error} />
      </Dialog>
    </>
  )
}
