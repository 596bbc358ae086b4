import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { Switch } from '@/components/ui/Switch'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { InteractionMacroAdd } from '../api/macroAdd'
import { InteractionMacroUpdate } from '../api/macroUpdate'
import { type AdminMacro, type AdminReason, macroInput, type Texts } from '../rules'
import { TextsFields } from './TextsFields'

export interface MacroFormProps {
  /** Nothing: a new one. */
  macro: AdminMacro | null
  reasons: readonly AdminReason[]
  branchId: string
  onClose: () => void
}

const SHOWN = ['AdminReasons', 'InteractionReasons']
const ANY = 'any'
const NEW = { names: {} as unknown, texts: {} as unknown, reasonId: null as string | null, active: true }

/** A prepared text for the notes of contacts; saved, it can be taken back. */
export default function MacroForm({ macro, reasons, branchId, onClose }: MacroFormProps) {
  const t = useText()
  const before: typeof NEW = macro ? macroInput(macro) : NEW
  const [input, setInput] = useState(before)
  const change = (part: Partial<typeof NEW>) => setInput({ ...input, ...part })
  const add = useWrite(InteractionMacroAdd, SHOWN)
  const update = useWrite(InteractionMacroUpdate, SHOWN)
  const dirty = JSON.stringify(input) !== JSON.stringify(before)
  const save = async () => {
    if (macro) {
      await update.mutateAsync({ id: macro.id, version: macro.version, input })
      toast({ text: t('admin.saved'), undo: () => update.mutate({ id: macro.id, input: before }) })
    } else {
      await add.mutateAsync({ branchId, input })
      toast({ text: t('admin.saved') })
    }
    onClose()
  }
  return (
    <Sheet
      title={macro?.name ?? t('admin.macros.add')}
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
          texts={input.texts as Texts}
          onTexts={(texts) => change({ texts })}
          textLabel={t('admin.macros.text')}
        />
        <Select
          label={t('admin.macros.reason')}
          options={[
            { id: ANY, label: t('admin.macros.any') },
            ...reasons.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={input.reasonId ?? ANY}
          onChange={(id) => change({ reasonId: id === ANY ? null : id })}
        />
        <Switch value={input.active} onChange={(active) => change({ active })}>
          {t('admin.reasons.offered')}
        </Switch>
      </div>
    </Sheet>
  )
}
