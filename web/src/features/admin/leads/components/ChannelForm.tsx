import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { NumberField } from '@/components/ui/NumberField'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { Switch } from '@/components/ui/Switch'
import { toast } from '@/components/ui/Toast'
import type { LeadField, LeadOwnerDepartment, LeadRouteKind } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { LEAD_FIELDS } from '@/lib/leadFields'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Choices } from '../../shared/components/Choices'
import { Refusal } from '../../shared/components/Refusal'
import { useWord } from '../../shared/names'
import { LeadChannelSettingUpdate } from '../api/channelUpdate'
import type { Channel } from './Channels'

const DEPARTMENTS = ['MARKETING', 'SALES', 'TELESALES'] as const satisfies readonly LeadOwnerDepartment[]
const WAYS = ['MATRIX', 'SITE_MATRIX', 'FIELD_SALES', 'TELESALES'] as const satisfies readonly LeadRouteKind[]

export default function ChannelForm({
  channel,
  roles,
  onClose,
}: {
  channel: Channel
  roles: readonly string[]
  onClose: () => void
}) {
  const t = useText()
  const word = useWord()
  const [value, setValue, draft] = useDraft(`admin.channel.${channel.id}`, channel)
  const update = useWrite(LeadChannelSettingUpdate, ['AdminChannels'])
  const change = (part: Partial<Channel>) => setValue({ ...value, ...part })
  const roleOptions = roles
    .map((id) => ({ id, label: word('role', id) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const save = async () => {
    const input = {
      version: channel.version,
      ownerDepartment: value.ownerDepartment,
      route: value.route,
      fields: value.fields,
      mandatory: value.mandatory,
      entryRoles: value.entryRoles,
      barredRoles: value.barredRoles,
      mostCurrentSims: value.mostCurrentSims ?? null,
      active: value.active,
    }
    await update.mutateAsync({ id: channel.id, input })
    draft.forget()
    toast({ text: t('admin.saved') })
    onClose()
  }
  return (
    <Sheet
      title={word('channel', channel.channel)}
      isOpen
      onClose={onClose}
      dismissable={value === channel}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={value === channel}
            isPending={update.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <Refusal error={update.error} />
        <Switch value={value.active} onChange={(active) => change({ active })}>
          {t('admin.channels.on')}
        </Switch>
        <Select
          label={t('admin.channels.owner')}
          options={DEPARTMENTS.map((id) => ({ id, label: word('department', id) }))}
          value={value.ownerDepartment}
          onChange={(id) => change({ ownerDepartment: id as LeadOwnerDepartment })}
        />
        <Select
          label={t('admin.channels.way')}
          options={WAYS.map((id) => ({ id, label: word('way', id) }))}
          value={value.route}
          onChange={(id) => change({ route: id as LeadRouteKind })}
        />
        <NumberField
          label={t('admin.channels.sims')}
          description={t('admin.channels.simsHelp')}
          isRequired={false}
          minValue={0}
          value={value.mostCurrentSims ?? null}
          onChange={(mostCurrentSims) => change({ mostCurrentSims })}
        />
        <Choices
          label={t('admin.channels.fields')}
          options={LEAD_FIELDS.map((id) => ({ id, label: word('leadField', id) }))}
          value={value.fields}
          onChange={(fields) =>
            change({
              fields: fields as LeadField[],
              mandatory: value.mandatory.filter((field) => fields.includes(field)),
            })
          }
        />
        <Choices
          label={t('admin.channels.mandatory')}
          options={value.fields.map((id) => ({ id, label: word('leadField', id) }))}
          value={value.mandatory}
          onChange={(mandatory) => change({ mandatory: mandatory as LeadField[] })}
        />
        <Choices
          label={t('admin.channels.entry')}
          options={roleOptions}
          value={value.entryRoles}
          onChange={(entryRoles) => change({ entryRoles })}
        />
        <Choices
          label={t('admin.channels.barred')}
          options={roleOptions}
          value={value.barredRoles}
          onChange={(barredRoles) => change({ barredRoles })}
        />
      </div>
    </Sheet>
  )
}
