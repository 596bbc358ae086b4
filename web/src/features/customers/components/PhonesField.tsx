import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'

export interface PhonesFieldProps {
  value: string[]
  onChange: (value: string[]) => void
  isInvalid: boolean
  errorMessage: string | undefined
  isDisabled: boolean
}

/** Phones, the preferred first; one more line as long as the last one is filled. */
export function PhonesField({ value, onChange, isInvalid, errorMessage, isDisabled }: PhonesFieldProps) {
  const t = useText()
  const lines = value.length > 0 ? value : ['']
  const at = (index: number, text: string) => onChange(lines.map((old, i) => (i === index ? text : old)))
  return (
    <fieldset className="flex flex-col gap-2">
      {lines.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity, so typing keeps the focus
        <div key={index} className="flex items-end gap-2">
          <div className="min-w-0 grow">
            <TextField
              label={t('customers.field.phone', { at: index + 1 })}
              type="tel"
              inputMode="tel"
              autoComplete="off"
              value={phone}
              onChange={(text) => at(index, text)}
              isDisabled={isDisabled}
              isInvalid={isInvalid}
              errorMessage={index === lines.length - 1 ? errorMessage : undefined}
            />
          </div>
          {lines.length > 1 && (
            <IconButton
              icon="trash"
              label={t('customers.field.phoneRemove', { at: index + 1 })}
              onPress={() => onChange(lines.filter((_, i) => i !== index))}
            />
          )}
        </div>
      ))}
      {lines.at(-1)?.trim() && (
        <div>
          <Button look="quiet" icon="plus" onPress={() => onChange([...lines, ''])}>
            {t('customers.field.phoneAdd')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
