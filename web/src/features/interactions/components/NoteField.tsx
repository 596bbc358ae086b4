import { Button } from '@/components/ui/Button'
import { Menu } from '@/components/ui/Menu'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { joined, type Macro, macrosFor } from '../rules'

export interface NoteFieldProps {
  value: string
  onChange: (note: string) => void
  macros: readonly Macro[]
  chosen: readonly string[]
}

/** What was said, with prepared texts for the chosen reasons (INT-02). */
export function NoteField({ value, onChange, macros, chosen }: NoteFieldProps) {
  const t = useText()
  const offered = macrosFor(macros, chosen)
  return (
    <div className="flex min-w-0 flex-col items-start gap-1.5">
      <div className="w-full">
        <TextField
          label={t('interactions.note')}
          multiline
          value={value}
          onChange={onChange}
          maxLength={20_000}
        />
      </div>
      {offered.length > 0 && (
        <Menu
          label={t('interactions.macros')}
          trigger={
            <Button look="quiet" icon="note">
              {t('interactions.macros')}
            </Button>
          }
          actions={offered.map(({ id, name, text }) => ({
            id,
            label: name,
            onAction: () => onChange(joined(value, text)),
          }))}
        />
      )}
    </div>
  )
}
