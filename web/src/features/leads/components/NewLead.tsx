import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import type { LeadChannel, LeadChannelsQuery, LeadEnterMutation } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { LeadChannels } from '../api/leadChannels'
import { ChannelChoice } from './ChannelChoice'
import { Entered } from './Entered'
import { EntryForm } from './EntryForm'
import { KeptLeadState } from './KeptLead'

export type ChannelSetting = LeadChannelsQuery['leadChannelSettings'][number]
export type NewEntry = NonNullable<LeadEnterMutation['leadEnter']['entry']>

export interface KeptLead {
  companyName: string
}

export interface NewLeadProps {
  channel: LeadChannel | undefined
  branch: string | undefined
  onChoose: (choice: { channel?: LeadChannel | undefined; branch?: string | undefined }) => void
}

/** The channel first, since it decides what is asked; then its form; then what became of it (LEA-01, LEA-02). */
export function NewLead({ channel, branch, onChoose }: NewLeadProps) {
  const t = useText()
  const query = useQuery({ ...read(LeadChannels, {}), staleTime: 300_000 })
  const [entered, setEntered] = useState<NewEntry | null>(null)
  const [kept, setKept] = useState<KeptLead | null>(null)
  if (query.isPending) return <Skeleton rows={6} />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />

  const open = query.data.leadChannelSettings.filter(({ viewerCanEnter }) => viewerCanEnter.allowed)
  const branches = new Map(open.flatMap((one) => (one.branch ? [[one.branch.id, one.branch.name]] : [])))
  const place = branch && branches.has(branch) ? branch : [...branches.keys()][0]
  const settings = open.filter((one) => one.branch?.id === place)
  const [only] = settings
  const setting =
    settings.find((one) => one.channel === channel) ?? (settings.length === 1 ? only : undefined)
  if (!only) return <EmptyState icon="lock" title={t('leads.new.none')} />
  const another = () => {
    setEntered(null)
    setKept(null)
    onChoose({ branch })
  }
  if (entered) return <Entered entry={entered} onAnother={another} />
  if (kept) return <KeptLeadState lead={kept} onAnother={another} />
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <OfflineNote />
      {branches.size > 1 && (
        <Select
          label={t('leads.branch')}
          value={place}
          onChange={(id) => onChoose({ branch: id, channel })}
          options={[...branches].map(([id, label]) => ({ id, label }))}
        />
      )}
      <ChannelChoice
        settings={settings}
        chosen={setting?.channel}
        onChoose={(id) => onChoose({ branch, channel: id })}
      />
      {setting && <EntryForm setting={setting} onEntered={setEntered} onKept={setKept} />}
    </div>
  )
}
