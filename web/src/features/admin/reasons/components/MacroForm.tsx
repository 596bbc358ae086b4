import { Select } from '@/components/ui/Select'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { InteractionMacroAdd } from '../api/macroAdd'
import { InteractionMacroUpdate } from '../api/macroUpdate'
import { type AdminMacro, type AdminReason, macroInput, type Texts } from '../rules'
import { EntrySheet } from './EntrySheet'
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
  const add = useWrite(InteractionMacroAdd, SHOWN)
  const update = useWrite(InteractionMacroUpdate, SHOWN)
  const write = async (input: typeof NEW) => {
    if (!macro) {
      await add.mutateAsync({ branchId, input })
      return null
    }
    const { id } = macro
    const saved = await update.mutateAsync({ id, version: macro.version, input })
    return () => update.mutateAsync({ id, version: saved.macro?.version ?? null, input: before })
  }
  return (
    <EntrySheet
      title={macro?.name ?? t('admin.macros.add')}
      name={macro?.id ?? `${branchId}.macro`}
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
        </>
      )}
    </EntrySheet>
  )
}
