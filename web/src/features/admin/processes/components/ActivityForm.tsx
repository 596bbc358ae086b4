import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { DraftNote } from '@/components/ui/DraftNote'
import { NumberField } from '@/components/ui/NumberField'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import type { AdminProcessQuery, DurationKind } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { Choices } from '../../shared/components/Choices'
import { DURATION_KINDS } from '../../shared/durations'
import { LANGUAGES, useNamed, useWord } from '../../shared/names'
import { type Activity, mayWaitFor } from '../rules'

export interface ActivityFormProps {
  activity: Activity
  activities: readonly Activity[]
  data: AdminProcessQuery
  branchId: string | undefined
  /** Several processes of a branch may name an activity alike. */
  processId: string
  onClose: () => void
  onSave: (activity: Activity) => void
}

const OWN = '-own'
const NONE = '-none'

/** Name, who does it, what it waits for, how long it may take, whether it may be left out. */
export function ActivityForm(props: ActivityFormProps) {
  const { activity, activities, data, branchId, processId, onClose, onSave } = props
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const [value, setValue, draft] = useDraft(`admin.activity.${processId}.${activity.key}`, activity)
  const change = (part: Partial<Activity>) => setValue({ ...value, ...part })
  const policies = data.clockPolicies.filter((one) => one.branch?.id === branchId)
  const calendars = data.calendars.filter((one) => one.branch?.id === branchId)
  const roles = data.roles.filter((role) => role.kind === 'STAFF').map((role) => role.code)
  const term = value.policy ?? (value.duration ? OWN : NONE)
  const setTerm = (id: string) => {
    if (id === OWN) change({ policy: null, duration: value.duration ?? { kind: 'WORKING_DAYS', amount: 2 } })
    else change({ policy: id === NONE ? null : id, duration: null })
  }
  return (
    <Sheet
      title={t('admin.process.activity')}
      isOpen
      onClose={onClose}
      dismissable={value === activity}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!value.names.en?.trim()}
            onPress={() => {
              draft.forget()
              onSave(value)
            }}
          >
            {t('admin.process.take')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        {LANGUAGES.map((language) => (
          <TextField
            key={language}
            label={`${t('admin.catalogue.name')} · ${word('language', language)}`}
            isRequired={language === 'en'}
            value={value.names[language] ?? ''}
            onChange={(text) => change({ names: { ...value.names, [language]: text } })}
          />
        ))}
        <Select
          label={t(value.kind === 'AUTOMATIC' ? 'admin.process.helper' : 'admin.process.role')}
          options={['CUSTOMER', ...roles].map((id) => ({ id, label: word('role', id) }))}
          value={value.role ?? null}
          onChange={(role) => change({ role })}
        />
        <Choices
          label={t('admin.process.waitsFor')}
          options={mayWaitFor(activities, activity.key).map((id) => ({
            id,
            label: name(activities.find((one) => one.key === id)?.names, id),
          }))}
          value={value.waits_for ?? []}
          onChange={(waits) => change({ waits_for: waits })}
        />
        <Select
          label={t('admin.process.term')}
          options={[
            { id: NONE, label: t('admin.process.noTerm') },
            { id: OWN, label: t('admin.process.ownTerm') },
            ...policies.map((one) => ({ id: one.key, label: one.name, hint: one.duration })),
          ]}
          value={term}
          onChange={setTerm}
        />
        {value.duration && (
          <div className="grid grid-cols-2 gap-3">
            <NumberField
              label={t('admin.promise.amount')}
              minValue={1}
              value={value.duration.amount}
              onChange={(amount) =>
                change({ duration: { kind: value.duration?.kind ?? 'WORKING_DAYS', amount: amount ?? 1 } })
              }
            />
            <Select
              label={t('admin.promise.kind')}
              options={DURATION_KINDS.map((id) => ({ id, label: word('duration', id) }))}
              value={value.duration.kind}
              onChange={(kind) =>
                change({ duration: { kind: kind as DurationKind, amount: value.duration?.amount ?? 1 } })
              }
            />
          </div>
        )}
        <Select
          label={t('admin.promise.calendar')}
          options={calendars.map((one) => ({ id: one.key, label: one.name }))}
          value={value.calendar ?? 'OFFICE'}
          onChange={(calendar) => change({ calendar })}
        />
        <Checkbox value={value.optional ?? false} onChange={(optional) => change({ optional })}>
          {t('admin.process.mayBeLeftOut')}
        </Checkbox>
      </div>
    </Sheet>
  )
}
