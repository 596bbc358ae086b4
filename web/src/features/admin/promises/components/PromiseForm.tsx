import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { NumberField } from '@/components/ui/NumberField'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { toast } from '@/components/ui/Toast'
import type { Anchor, DurationKind } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { DURATION_KINDS } from '../../shared/durations'
import { useWord } from '../../shared/names'
import { AdminEscalation } from '../api/escalation'
import { ClockPolicyUpdate } from '../api/promiseUpdate'
import { type Escalation, escalationsOf } from '../rules'
import type { CalendarRow, Promised } from './Promises'

/** Terms of a promise; clocks that run keep those that they started with. */
export default function PromiseForm({
  promised,
  calendars,
  onClose,
}: {
  promised: Promised
  calendars: readonly CalendarRow[]
  onClose: () => void
}) {
  const t = useText()
  const word = useWord()
  const start = {
    kind: promised.durationKind,
    amount: promised.amount,
    warn: promised.warnPercent,
    breach: promised.breach,
    calendar: promised.calendar?.id ?? '',
    levels: escalationsOf(promised.escalations),
  }
  const [first] = useState(start)
  const [value, setValue, draft] = useDraft(`admin.promise.${promised.id}`, first)
  const change = (part: Partial<typeof start>) => setValue({ ...value, ...part })
  const update = useWrite(ClockPolicyUpdate, ['AdminPromises'])
  // A number counts when its field is left, which pressing the button does: it must not wait for that.
  const save = async () => {
    if (value === first) return onClose()
    const input = {
      durationKind: value.kind,
      amount: value.amount,
      warnPercent: value.warn,
      breach: value.breach,
      calendarId: value.calendar,
      escalations: value.levels,
      version: promised.version,
    }
    await update.mutateAsync({ id: promised.id, input })
    draft.forget()
    toast({ text: t('admin.saved') })
    onClose()
  }
  const kinds = DURATION_KINDS.map((id) => ({ id, label: word('duration', id) }))
  return (
    <Sheet
      title={promised.name}
      isOpen
      onClose={onClose}
      dismissable={value === first}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={value.amount < 1}
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
        <p className="text-muted">{t('admin.promise.fromNow')}</p>
        <Refusal error={update.error} />
        <div className="grid grid-cols-[1fr_2fr] gap-3">
          <NumberField
            label={t('admin.promise.amount')}
            minValue={1}
            value={value.amount}
            onChange={(amount) => change({ amount: amount ?? 0 })}
          />
          <Select
            label={t('admin.promise.kind')}
            options={kinds}
            value={value.kind}
            onChange={(kind) => change({ kind: kind as DurationKind })}
          />
        </div>
        <Select
          label={t('admin.promise.calendar')}
          options={calendars.map(({ id, name }) => ({ id, label: name }))}
          value={value.calendar}
          onChange={(calendar) => change({ calendar })}
        />
        <NumberField
          label={t('admin.promise.warnField')}
          description={t('admin.promise.warnHelp')}
          minValue={0}
          maxValue={99}
          value={value.warn}
          onChange={(warn) => change({ warn: warn ?? 0 })}
        />
        <Checkbox value={value.breach} onChange={(breach) => change({ breach })}>
          {t('admin.promise.breach')}
        </Checkbox>
        <Levels levels={value.levels} kinds={kinds} onChange={(levels) => change({ levels })} />
      </div>
    </Sheet>
  )
}

interface LevelsProps {
  levels: readonly Escalation[]
  kinds: readonly { id: string; label: string }[]
  onChange: (levels: Escalation[]) => void
}

function Levels({ levels, kinds, onChange }: LevelsProps) {
  const t = useText()
  const word = useWord()
  const { data } = useQuery(read(AdminEscalation, {}))
  const known = (data?.roles ?? []).filter((role) => role.kind === 'STAFF').map((role) => role.code)
  const put = (at: number, part: Partial<Escalation>) =>
    onChange(levels.map((old, place) => (place === at ? { ...old, ...part } : old)))
  const free = known.find((code) => !levels.some((level) => level.key === code))
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">{t('admin.promise.levels')}</legend>
      {levels.map((level, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the level's identity, its key is edited
        <div key={at} className="card grid grid-cols-2 gap-2 p-3">
          <div className="col-span-2 flex items-end gap-2">
            <div className="min-w-0 grow">
              <Select
                label={t('admin.promise.tells')}
                options={[...new Set([level.key, ...known])].map((id) => ({
                  id,
                  label: word('role', id),
                }))}
                value={level.key}
                onChange={(key) => put(at, { key })}
              />
            </div>
            <IconButton
              icon="close"
              label={t('admin.promise.dropLevel')}
              onPress={() => onChange(levels.filter((_, place) => place !== at))}
            />
          </div>
          <NumberField
            label={t('admin.promise.amount')}
            minValue={0}
            value={level.amount}
            onChange={(amount) => put(at, { amount: amount ?? 0 })}
          />
          <Select
            label={t('admin.promise.kind')}
            options={kinds}
            value={level.kind}
            onChange={(kind) => put(at, { kind: kind as DurationKind })}
          />
          <div className="col-span-2">
            <Select
              label={t('admin.promise.anchor')}
              options={[
                { id: 'DUE', label: t('admin.promise.anchor.DUE') },
                { id: 'START', label: t('admin.promise.anchor.START') },
              ]}
              value={level.anchor}
              onChange={(anchor) => put(at, { anchor: anchor as Anchor })}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          look="quiet"
          icon="plus"
          isDisabled={!free}
          onPress={() =>
            free && onChange([...levels, { key: free, kind: 'ELAPSED', amount: 0, anchor: 'DUE' }])
          }
        >
          {t('admin.promise.addLevel')}
        </Button>
      </div>
    </fieldset>
  )
}
