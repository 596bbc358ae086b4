import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { Sheet } from '@/components/ui/Sheet'
import { Switch } from '@/components/ui/Switch'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { Refusal } from '../../shared/components/Refusal'

interface Entry {
  active?: boolean | null
}

export interface EntrySheetProps<TInput extends Entry> {
  title: string
  /** Which entry of which list: under it what is typed is kept. */
  name: string
  before: TInput
  /** Saves, and returns what takes it back; a new entry is switched off instead. */
  write: (input: TInput) => Promise<(() => Promise<unknown>) | null>
  isPending: boolean
  error: unknown
  onClose: () => void
  children: (input: TInput, change: (part: Partial<TInput>) => void) => ReactNode
}

/** One entry of a list that agents choose from: its fields, and whether it is offered; closed only when nothing is lost. */
export function EntrySheet<TInput extends Entry>(props: EntrySheetProps<TInput>) {
  const { title, name, before, write, isPending, error, onClose, children } = props
  const t = useText()
  const undo = useUndo()
  const [input, setInput, draft] = useDraft(`admin.entry.${name}`, before)
  const change = (part: Partial<TInput>) => setInput({ ...input, ...part })
  const dirty = JSON.stringify(input) !== JSON.stringify(before)
  const save = async () => {
    const back = await write(input)
    draft.forget()
    toast({ text: t('admin.saved'), ...(back ? { undo: undo(back) } : {}) })
    onClose()
  }
  return (
    <Sheet
      title={title}
      isOpen
      onClose={onClose}
      dismissable={!dirty}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!dirty}
            isPending={isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <Refusal error={error} />
        {children(input, change)}
        <Switch value={input.active ?? true} onChange={(active) => change({ active } as Partial<TInput>)}>
          {t('admin.reasons.offered')}
        </Switch>
      </div>
    </Sheet>
  )
}
