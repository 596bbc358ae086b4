import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { Switch } from '@/components/ui/Switch'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { SalesChannel } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { useWord } from '../../shared/names'
import { LeadRouteRemove } from '../api/routeRemove'
import { LeadRouteSet } from '../api/routeSet'
import { SALES_CHANNELS } from '../rules'
import type { Way } from './Routes'

export interface RouteFormProps {
  /** Nothing: a new one, whose sales channel and region are chosen here. */
  way: Way | null
  branchId: string
  teams: readonly { id: string; name: string }[]
  onClose: () => void
}

export default function RouteForm({ way, branchId, teams, onClose }: RouteFormProps) {
  const t = useText()
  const word = useWord()
  const [region, setRegion, draft] = useDraft(`admin.route.${way?.id ?? branchId}`, way?.region ?? '')
  const [salesChannel, setSalesChannel] = useState<SalesChannel>(way?.salesChannel ?? 'REGIONAL')
  const [teamId, setTeamId] = useState<string | null>(way?.team?.id ?? null)
  const [autoAssign, setAutoAssign] = useState(way?.autoAssign ?? false)
  const set = useWrite(LeadRouteSet, ['AdminRoutes'])
  const remove = useWrite(LeadRouteRemove, ['AdminRoutes'])
  const dirty =
    teamId !== (way?.team?.id ?? null) ||
    autoAssign !== (way?.autoAssign ?? false) ||
    region !== (way?.region ?? '')
  const done = () => {
    draft.forget()
    toast({ text: t('admin.saved') })
    onClose()
  }
  const save = async () => {
    if (!teamId) return
    await set.mutateAsync({
      input: { branchId, salesChannel, region: region.trim() || null, teamId, autoAssign },
    })
    done()
  }
  return (
    <Sheet
      title={
        way ? [word('salesChannel', salesChannel), region].filter(Boolean).join(' · ') : t('admin.routes.add')
      }
      isOpen
      onClose={onClose}
      dismissable={!dirty}
      actions={
        <>
          {way && (
            <Button
              look="quiet"
              isPending={remove.isPending}
              onPress={() => remove.mutate({ id: way.id }, { onSuccess: done })}
            >
              {t('admin.routes.remove')}
            </Button>
          )}
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!dirty || !teamId}
            isPending={set.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <Refusal error={set.error ?? remove.error} />
        {!way && (
          <>
            <Select
              label={t('admin.routes.channel')}
              options={SALES_CHANNELS.map((id) => ({ id, label: word('salesChannel', id) }))}
              value={salesChannel}
              onChange={(id) => setSalesChannel(id as SalesChannel)}
            />
            <TextField
              label={t('admin.routes.region')}
              description={t('admin.routes.regionHelp')}
              isRequired={false}
              value={region}
              onChange={setRegion}
            />
          </>
        )}
        <Select
          label={t('admin.routes.team')}
          options={teams.map(({ id, name }) => ({ id, label: name }))}
          value={teamId}
          onChange={(id) => setTeamId(id)}
        />
        <Switch value={autoAssign} onChange={setAutoAssign}>
          {t('admin.routes.auto')}
        </Switch>
      </div>
    </Sheet>
  )
}
