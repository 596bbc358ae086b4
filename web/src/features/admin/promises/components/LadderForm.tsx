import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { NumberField } from '@/components/ui/NumberField'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { toast } from '@/components/ui/Toast'
import type { AdminEscalationQuery, ProductType } from '@/gql/graphql'
import { request } from '@/lib/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { useNamed, useWord } from '../../shared/names'
import { EscalationRulesSet } from '../api/escalationSet'
import { AdminEscalationTry } from '../api/escalationTry'
import { type Ladder, type Level, wrongLevel } from '../rules'
import type { TicketSettings } from './Escalations'
import { EscalationTrial } from './EscalationTrial'

export interface LadderFormProps {
  data: AdminEscalationQuery
  setting: TicketSettings
  ladder: Ladder
  isNew: boolean
  title: string
  onClose: () => void
}

const ANY = '-any'
const PRODUCTS = [
  'VOICE_PLAN',
  'DATA_PORT',
  'HOSTING',
  'DEVICE',
  'OPTION',
] as const satisfies readonly ProductType[]

/** The levels of one ladder, tried on the tickets of the last 90 days before they are saved. */
export default function LadderForm({ data, setting, ladder, isNew, title, onClose }: LadderFormProps) {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const [value, setValue, draft] = useDraft(`admin.ladder.${setting.id}.${isNew ? 'new' : title}`, ladder)
  const [asked, setAsked] = useState<Ladder | null>(null)
  const set = useWrite(EscalationRulesSet, ['AdminEscalation'])
  const inputOf = (one: Ladder, levels: readonly Level[] = one.levels) => ({
    branchId: setting.branch?.id ?? '',
    kind: one.kind,
    productType: one.productType,
    symptomCode: one.symptomCode,
    levels: levels.map(({ afterDays, role }) => ({ afterDays, role })),
  })
  const trial = useQuery({
    queryKey: ['AdminEscalationTry', asked && inputOf(asked)],
    queryFn: ({ signal }) => request(AdminEscalationTry, { input: inputOf(asked ?? value) }, signal),
    enabled: asked !== null,
    retry: false,
  })
  const wrong = wrongLevel(value.levels)
  const roles = data.roles.filter((role) => role.kind === 'STAFF').map((role) => role.code)
  const symptoms = data.symptoms.filter(
    (one, at, all) =>
      one.productType === value.productType && all.findIndex((other) => other.code === one.code) === at,
  )
  const put = (at: number, part: Partial<Level>) =>
    setValue({
      ...value,
      levels: value.levels.map((old, place) => (place === at ? { ...old, ...part } : old)),
    })
  const save = async (levels: readonly Level[]) => {
    await set.mutateAsync({ input: { ...inputOf(value, levels), version: setting.version } })
    draft.forget()
    toast({ text: t('admin.saved') })
    onClose()
  }
  const lastDay = value.levels.at(-1)?.afterDays ?? 0
  return (
    <Sheet
      title={title}
      isOpen
      onClose={onClose}
      dismissable={value === ladder}
      actions={
        <>
          {!isNew && ladder.productType && (
            <Button look="danger" onPress={() => void save([]).catch(() => undefined)}>
              {t('admin.escalation.drop')}
            </Button>
          )}
          <Button
            icon="undo"
            isDisabled={wrong !== null}
            isPending={trial.isFetching}
            onPress={() => setAsked(value)}
          >
            {t('admin.escalation.try')}
          </Button>
          <Button
            look="primary"
            isDisabled={wrong !== null || (value === ladder && !isNew)}
            isPending={set.isPending}
            onPress={() => void save(value.levels).catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <p className="text-muted">{t('admin.escalation.keep')}</p>
        <Refusal error={set.error ?? trial.error} />
        {isNew && (
          <div className="flex flex-col gap-3">
            <Select
              label={t('admin.catalogue.type')}
              options={PRODUCTS.map((id) => ({ id, label: word('product', id) }))}
              value={value.productType}
              onChange={(id) => setValue({ ...value, productType: id as ProductType, symptomCode: null })}
            />
            <Select
              label={t('admin.escalation.symptom')}
              options={[
                { id: ANY, label: t('admin.escalation.anySymptom') },
                ...symptoms.map((one) => ({ id: one.code, label: name(one.names, one.code) })),
              ]}
              value={value.symptomCode ?? ANY}
              onChange={(id) => setValue({ ...value, symptomCode: id === ANY ? null : id })}
            />
          </div>
        )}
        <ol className="flex flex-col gap-3">
          {value.levels.map((level, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the level's identity
            <li key={at} className="card grid grid-cols-[6rem_1fr_auto] items-end gap-2 p-3">
              <NumberField
                label={t('admin.escalation.day')}
                minValue={0}
                isDisabled={at === 0}
                value={level.afterDays}
                onChange={(days) => put(at, { afterDays: days ?? 0 })}
                isInvalid={wrong === at}
              />
              <Select
                label={t(at === 0 ? 'admin.escalation.starts' : 'admin.escalation.goes')}
                options={roles.map((id) => ({ id, label: word('role', id) }))}
                value={level.role}
                onChange={(role) => put(at, { role })}
              />
              {at > 0 ? (
                <IconButton
                  icon="close"
                  label={t('admin.promise.dropLevel')}
                  onPress={() =>
                    setValue({ ...value, levels: value.levels.filter((_, place) => place !== at) })
                  }
                />
              ) : (
                <span />
              )}
              {wrong === at && (
                <p role="alert" className="col-span-3 text-sm text-late">
                  {t('admin.escalation.order')}
                </p>
              )}
            </li>
          ))}
        </ol>
        <div>
          <Button
            look="quiet"
            icon="plus"
            isDisabled={value.levels.length > 9}
            onPress={() =>
              setValue({
                ...value,
                levels: [...value.levels, { afterDays: lastDay + 7, role: 'SUPERVISOR' }],
              })
            }
          >
            {t('admin.promise.addLevel')}
          </Button>
        </div>
        {asked === value && trial.data && <EscalationTrial result={trial.data.escalationRulesTry} />}
      </div>
    </Sheet>
  )
}
