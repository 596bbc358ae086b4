import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import { Status } from '@/components/ui/Status'
import type { AdminChannelsQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { ofBranch, useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Facts, Panel } from '../../shared/components/Panel'
import { useWord } from '../../shared/names'
import { AdminChannels } from '../api/channels'

const ChannelForm = lateComponent(() => import('./ChannelForm'))

export type Channel = AdminChannelsQuery['leadChannelSettings'][number]

/** The ways by which leads come in: who answers for each, who may enter, what must be said (LEA-01, LEA-02). */
export function Channels() {
  const t = useText()
  const word = useWord()
  const { locale } = useFormat()
  const { branch } = useBranch()
  const query = useQuery(read(AdminChannels, {}))
  const [editing, setEditing] = useState<Channel | null>(null)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (
    <Loaded query={query}>
      {({ leadChannelSettings, roles }) => (
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          {ofBranch(leadChannelSettings, branch).map((one) => (
            <Panel
              key={one.id}
              title={word('channel', one.channel)}
              note={<Changed of={one} />}
              action={
                <>
                  {!one.active && <Status tone="idle">{t('admin.channels.off')}</Status>}
                  <IconButton
                    icon="edit"
                    label={t('admin.channels.edit', { name: word('channel', one.channel) })}
                    onPress={() => setEditing(one)}
                  />
                </>
              }
            >
              <Facts
                rows={[
                  [t('admin.channels.owner'), word('department', one.ownerDepartment)],
                  [t('admin.channels.way'), word('way', one.route)],
                  [
                    t('admin.channels.mandatory'),
                    list.format(one.mandatory.map((field) => word('leadField', field))),
                  ],
                  [t('admin.channels.entry'), list.format(one.entryRoles.map((role) => word('role', role)))],
                  [
                    t('admin.channels.barred'),
                    list.format(one.barredRoles.map((role) => word('role', role))),
                  ],
                  ...(one.mostCurrentSims === null || one.mostCurrentSims === undefined
                    ? []
                    : [[t('admin.channels.sims'), String(one.mostCurrentSims)] as const]),
                ]}
              />
            </Panel>
          ))}
          {editing && (
            <Suspense>
              <ChannelForm
                channel={editing}
                roles={roles.filter((role) => role.kind === 'STAFF').map((role) => role.code)}
                onClose={() => setEditing(null)}
              />
            </Suspense>
          )}
        </div>
      )}
    </Loaded>
  )
}
