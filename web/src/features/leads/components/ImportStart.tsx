import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { FileDrop } from '@/components/ui/FileDrop'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { WriteError } from '@/components/ui/WriteError'
import type { LeadChannel, LeadRequestSource, ReferralGround } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { LeadChannels } from '../api/leadChannels'
import { LeadImportCreate } from '../api/leadImportCreate'
import { LeadImportMap } from '../api/leadImportMap'
import { LISTED } from '../importing'
import { GROUNDS, SOURCES } from '../rules'
import { ImportList } from './ImportList'

/** A new list: its channel, the file; what is guessed of it is shown and corrected on its own screen (CUS-10). */
export default function ImportStart({ onCreated }: { onCreated: (id: string) => void }) {
  const t = useText()
  const channels = useQuery({ ...read(LeadChannels, {}), staleTime: 300_000 })
  const create = useWrite(LeadImportCreate, ['LeadImports'])
  const stage = useWrite(LeadImportMap)
  const [chosen, setChosen] = useState<LeadChannel | null>(null)
  const [branch, setBranch] = useState<string | null>(null)
  const [ground, setGround] = useState<ReferralGround | null>(null)
  const [source, setSource] = useState<LeadRequestSource | null>(null)
  if (channels.isPending) return <Skeleton />
  if (!channels.data) return <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />

  const open = channels.data.leadChannelSettings.filter(
    (one) => one.viewerCanEnter.allowed && (LISTED as readonly string[]).includes(one.channel),
  )
  const branches = new Map(open.flatMap((one) => (one.branch ? [[one.branch.id, one.branch.name]] : [])))
  const place = branch ?? [...branches.keys()][0]
  const options = open.filter((one) => one.branch?.id === place)
  const channel = chosen ?? (options.length === 1 ? options[0]?.channel : undefined)
  const ready =
    channel === 'REFERRAL'
      ? ground !== null
      : channel === 'CUSTOMER_REQUEST'
        ? source !== null
        : Boolean(channel)

  const begin = async (uploadId: string) => {
    if (!channel || !place) return
    const { leadImport } = await create.mutateAsync({
      input: {
        branchId: place,
        uploadId,
        channel,
        ground: channel === 'REFERRAL' ? ground : null,
        requestSource: channel === 'CUSTOMER_REQUEST' ? source : null,
      },
    })
    if (!leadImport) return
    // The guess is tried at once, so that the first thing seen is the list itself as it was understood.
    if (leadImport.columns.some(({ field }) => field === 'COMPANY_NAME'))
      await stage.mutateAsync({ id: leadImport.id, input: { version: leadImport.version } })
    onCreated(leadImport.id)
  }

  return (
    <div className="flex max-w-4xl flex-col gap-6">
      {open.length === 0 ? (
        <EmptyState icon="lock" title={t('leads.import.none')} />
      ) : (
        <section aria-label={t('leads.import.new')} className="card flex flex-col gap-4 p-4">
          {branches.size > 1 && (
            <Select
              label={t('leads.branch')}
              value={place ?? null}
              onChange={setBranch}
              options={[...branches].map(([id, label]) => ({ id, label }))}
            />
          )}
          {options.length > 1 && (
            <RadioGroup
              label={t('leads.channel.choose')}
              value={channel ?? null}
              onChange={(id) => setChosen(id as LeadChannel)}
              options={options.map(({ channel: id }) => ({ id, label: t(`leads.channel.${id}`) }))}
            />
          )}
          {channel === 'REFERRAL' && (
            <RadioGroup
              label={t('leads.field.GROUND')}
              value={ground}
              onChange={(id) => setGround(id as ReferralGround)}
              options={GROUNDS.map((id) => ({ id, label: t(`leads.ground.${id}`) }))}
            />
          )}
          {channel === 'CUSTOMER_REQUEST' && (
            <Select
              label={t('leads.field.REQUEST_SOURCE')}
              value={source}
              onChange={(id) => setSource(id as LeadRequestSource)}
              options={SOURCES.map((id) => ({ id, label: t(`leads.source.${id}`) }))}
            />
          )}
          {ready && (
            <FileDrop
              label={t('leads.import.drop')}
              accept=".csv,.txt,.xlsx"
              onUploaded={({ id }) => void begin(id).catch(() => undefined)}
            />
          )}
          {(create.isPending || stage.isPending) && <p role="status">{t('leads.import.opening')}</p>}
          <WriteError error={create.error ?? stage.error} />
          <p className="text-sm text-muted">{t('leads.import.help')}</p>
        </section>
      )}
      <ImportList />
    </div>
  )
}
