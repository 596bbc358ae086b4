import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import type { InteractionReasonInput } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { InteractionReasonAdd } from '../api/reasonAdd'
import { InteractionReasonUpdate } from '../api/reasonUpdate'
import { type AdminReason, reasonInput, type Texts } from '../rules'
import { EntrySheet } from './EntrySheet'
import { TextsFields } from './TextsFields'

export interface ReasonFormProps {
  /** Nothing: a new one below `parent`. */
  reason: AdminReason | null
  parent: AdminReason | null
  branchId: string
  onClose: () => void
}

const SHOWN = ['AdminReasons', 'InteractionReasons']
const NEW: InteractionReasonInput = {
  names: {},
  scripts: {},
  knowledgeUrl: null,
  defaultFor: null,
  active: true,
}
const NONE = 'none'
const BY_ITSELF = ['VISIT', 'NOTE'] as const

/** A reason, what to ask and say for it, and where to read more; saved, it can be taken back. */
export default function ReasonForm({ reason, parent, branchId, onClose }: ReasonFormProps) {
  const t = useText()
  const before = reason ? reasonInput(reason) : NEW
  const add = useWrite(InteractionReasonAdd, SHOWN)
  const update = useWrite(InteractionReasonUpdate, SHOWN)
  const write = async (input: InteractionReasonInput) => {
    if (!reason) {
      await add.mutateAsync({ branchId, parentId: parent?.id ?? null, input })
      return null
    }
    const { id } = reason
    const saved = await update.mutateAsync({ id, version: reason.version, input })
    return () => update.mutateAsync({ id, version: saved.reason?.version ?? null, input: before })
  }
  return (
    <EntrySheet
      title={
        reason?.name ?? (parent ? t('admin.reasons.below', { name: parent.name }) : t('admin.reasons.add'))
      }
      name={reason?.id ?? `${branchId}.${parent?.id ?? 'reason'}`}
      before={before}
      write={write}
      isPending={add.isPending || update.isPending}
      error={add.error ?? update.error}
      onClose={onClose}
    >
      {(input, change) => (
        <>
          <TextsFields
            names={input.names as Texts}
            onNames={(names) => change({ names })}
            texts={(input.scripts ?? {}) as Texts}
            onTexts={(scripts) => change({ scripts })}
            textLabel={t('admin.reasons.script')}
          />
          <TextField
            label={t('admin.reasons.knowledge')}
            isRequired={false}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={input.knowledgeUrl ?? ''}
            onChange={(knowledgeUrl) => change({ knowledgeUrl: knowledgeUrl || null })}
          />
          <Select
            label={t('admin.reasons.byItself')}
            options={[NONE, ...BY_ITSELF].map((id) => ({
              id,
              label: t(`admin.reasons.byItself.${id as 'none' | (typeof BY_ITSELF)[number]}`),
            }))}
            value={input.defaultFor ?? NONE}
            onChange={(id) => change({ defaultFor: id === NONE ? null : (id as (typeof BY_ITSELF)[number]) })}
          />
        </>
      )}
    </EntrySheet>
  )
}
