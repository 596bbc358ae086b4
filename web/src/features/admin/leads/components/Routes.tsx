import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { Status } from '@/components/ui/Status'
import type { AdminRoutesQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { ofBranch, useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { useWord } from '../../shared/names'
import { AdminChannels } from '../api/channels'
import { AdminRoutes } from '../api/routes'

const RouteForm = lateComponent(() => import('./RouteForm'))

export type Way = AdminRoutesQuery['leadRoutes'][number]

/** Which team takes the leads of a sales channel, and who gives them out: its manager, or a rule (LEA-04). */
export function Routes() {
  const t = useText()
  const word = useWord()
  const { branch } = useBranch()
  const query = useQuery(read(AdminRoutes, {}))
  // Stands below the channels and comes with them, so that nothing jumps.
  const { isSuccess: channels } = useQuery(read(AdminChannels, {}))
  const [editing, setEditing] = useState<Way | 'new' | null>(null)
  if (!channels) return null
  return (
    <Loaded query={query}>
      {({ leadRoutes, teams }) => (
        <Panel
          title={t('admin.routes.title')}
          action={<Button onPress={() => setEditing('new')}>{t('admin.routes.add')}</Button>}
        >
          {ofBranch(leadRoutes, branch).length === 0 && (
            <p className="p-4 text-muted">{t('admin.routes.empty')}</p>
          )}
          <ul>
            {ofBranch(leadRoutes, branch).map((way) => {
              const name = [word('salesChannel', way.salesChannel), way.region].filter(Boolean).join(' · ')
              return (
                <li
                  key={way.id}
                  className="flex min-h-row flex-wrap items-center gap-x-3 border-b border-line py-1.5 pr-2 pl-4 last:border-b-0"
                >
                  <span className="flex min-w-48 grow basis-0 flex-col">
                    <span className="font-medium">{name}</span>
                    <span className="text-sm text-muted">
                      {[way.team?.name, way.team?.manager?.name].filter(Boolean).join(' · ')}
                    </span>
                    <Changed of={way} />
                  </span>
                  {way.autoAssign && <Status tone="info">{t('admin.routes.byRule')}</Status>}
                  <IconButton
                    icon="edit"
                    label={t('admin.channels.edit', { name })}
                    onPress={() => setEditing(way)}
                  />
                </li>
              )
            })}
          </ul>
          {editing && branch && (
            <Suspense>
              <RouteForm
                way={editing === 'new' ? null : editing}
                branchId={branch.id}
                teams={ofBranch(teams, branch)}
                onClose={() => setEditing(null)}
              />
            </Suspense>
          )}
        </Panel>
      )}
    </Loaded>
  )
}
