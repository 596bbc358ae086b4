import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { toast } from '@/components/ui/Toast'
import type { AdminRolesQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Changed } from '../../shared/components/Changed'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useWord } from '../../shared/names'
import { RoleUpdate } from '../api/roleUpdate'
import {
  differences,
  type Grants,
  PORTAL_SCOPES,
  regranted,
  type Scope,
  STAFF_SCOPES,
  widest,
} from '../rules'

type Role = AdminRolesQuery['roles'][number]
type Group = AdminRolesQuery['permissionCatalogue'][number]

/** What a role grants: one line for each action, and how far it reaches. */
export function RoleCard({ role, catalogue }: { role: Role; catalogue: readonly Group[] }) {
  const t = useText()
  const word = useWord()
  const [grants, setGrants, kept] = useDraft<Grants>(`admin.role.${role.id}`, {})
  const draft = regranted(role.permissions, grants)
  const update = useWrite(RoleUpdate, ['AdminRoles'])
  const changes = differences(role.permissions, draft)
  const scopes: readonly Scope[] = role.kind === 'PORTAL' ? PORTAL_SCOPES : STAFF_SCOPES
  const save = async () => {
    await update.mutateAsync({ id: role.id, version: role.version, permissions: [...draft] })
    kept.forget()
    toast({ text: t('admin.saved') })
  }
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center gap-3">
        <div className="min-w-48 grow basis-0">
          <h2 className="text-xl font-semibold">{role.name}</h2>
          <p className="text-muted">{t('admin.roles.holders', { count: role.holderCount })}</p>
          <Changed of={role} />
        </div>
        {changes > 0 && <Button onPress={kept.restart}>{t('admin.discard')}</Button>}
        <Button
          look="primary"
          isDisabled={changes === 0}
          isPending={update.isPending}
          onPress={() => void save().catch(() => undefined)}
        >
          {changes > 0 ? t('admin.roles.saveCount', { count: changes }) : t('admin.save')}
        </Button>
      </header>
      {changes > 0 && <DraftNote draft={kept} />}
      <Refusal error={update.error} />
      <p className="text-muted">{t('admin.roles.help')}</p>
      <div className="grid grid-cols-1 items-start gap-4 2xl:grid-cols-2">
        {catalogue.map((group) => (
          <Panel key={group.resource} title={word('resource', group.resource)}>
            <table className="w-full table-fixed border-collapse">
              <caption className="sr-only">{word('resource', group.resource)}</caption>
              <thead>
                <tr className="text-xs text-muted">
                  <td className="w-1/3" />
                  {[null, ...scopes].map((scope) => (
                    <th
                      key={scope}
                      scope="col"
                      className="pt-2 text-center font-medium whitespace-nowrap max-sm:text-[0.6875rem] max-sm:tracking-tight sm:px-1"
                    >
                      {word('scope', scope ?? 'none')}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {group.actions.map((action) => {
                  const held = widest(draft, group.resource, action)
                  const before = widest(role.permissions, group.resource, action)
                  return (
                    <tr key={action} className="border-t border-line first:border-0">
                      <th
                        scope="row"
                        className={`py-0 pl-4 text-left font-normal break-words ${held !== before ? 'font-semibold text-accent-strong' : held ? '' : 'text-muted'}`}
                      >
                        {word('action', action)}
                      </th>
                      {[null, ...scopes].map((scope) => (
                        <td key={scope} className="p-0 text-center">
                          <label className="flex min-h-11 min-w-11 cursor-default items-center justify-center hover:bg-hover">
                            <input
                              type="radio"
                              name={`${role.id}-${group.resource}-${action}`}
                              className="size-5 accent-accent"
                              aria-label={`${word('action', action)}: ${word('scope', scope ?? 'none')}`}
                              checked={held === scope}
                              onChange={() =>
                                setGrants({ ...grants, [`${group.resource}:${action}`]: scope })
                              }
                            />
                          </label>
                        </td>
                      ))}
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Panel>
        ))}
      </div>
    </div>
  )
}
