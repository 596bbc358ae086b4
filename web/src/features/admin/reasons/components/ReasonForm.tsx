import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { Switch } from '@/components/ui/Switch'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { InteractionReasonInput } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { InteractionReasonAdd } from '../api/reasonAdd'
import { InteractionReasonUpdate } from '../api/reasonUpdate'
import { type AdminReason, reasonInput, type Texts } from '../rules'
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
  const [input, setInput] = useState(before)
  const change = (part: Partial<InteractionReasonInput>) => setInput({ ...input, ...part })
  const add = useWrite(InteractionReasonAdd, SHOWN)
  const update = useWrite(InteractionReasonUpdate, SHOWN)
  const dirty = JSON.stringify(input) !== JSON.stringify(before)
  const save = async () => {
    if (reason) {
      await update.mutateAsync({ id: reason.id, version: reason.version, input })
      toast({ text: t('admin.saved'), undo: () => update.mutate({ id: reason.id, input: before }) })
    } else {
      await add.mutateAsync({ branchId, parentId: parent?.id ?? null, input })
      toast({ text: t('admin.saved') })
    }
    onClose()
  }
  return (
    <Sheet
      title={
        reason?.name ?? (parent ? t('admin.reasons.below', { name: parent.name }) : t('admin.reasons.add'))
      }
      isOpen
      onClose={onClose}
      dismissable={!dirty}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!dirty}
            isPending={add.isPending || update.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Refusal error={add.error ?? update.error} />
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
        <Switch value={input.active ?? true} onChange={(active) => change({ active })}>
          {t('admin.reasons.offered')}
        </Switch>
      </div>
    </Sheet>
  )
}
