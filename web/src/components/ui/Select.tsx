import { type KeyboardEvent, Suspense, useRef, useState } from 'react'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { cx } from './cx'
import { Icon } from './Icon'
import { FieldFrame, type FieldProps, useFieldIds } from './Label'
import { Press } from './Press'

const OptionList = lateComponent(() => import('./OptionList'))

export interface Option {
  id: string
  label: string
  hint?: string
}

export interface SelectProps extends FieldProps {
  options: readonly Option[]
  value?: string | null
  onChange?: (value: string) => void
  onBlur?: () => void
  placeholder?: string
  name?: string
}

/** One of a few known choices. More than about fifteen: ComboBox. Two or three: RadioGroup. */
export function Select({ options, value, placeholder, ...field }: SelectProps) {
  const t = useText()
  const ids = useFieldIds(field)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.id === value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <FieldFrame {...field} ids={ids}>
      <Press
        ref={button}
        id={ids.control}
        name={field.name}
        isDisabled={field.isDisabled}
        onPress={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={field.onBlur}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-labelledby={`${ids.control}-value ${ids.label}`}
        aria-describedby={ids.about}
        className={cx(
          'control flex w-full items-center gap-2 px-3 text-left hover:bg-hover disabled:bg-sunken',
          field.isInvalid && 'border-late',
        )}
      >
        <span id={`${ids.control}-value`} className={cx('min-w-0 grow truncate', !chosen && 'text-muted')}>
          {chosen?.label ?? placeholder ?? t('ui.choose')}
        </span>
        <Icon name="down" size={16} className="shrink-0 text-muted" />
      </Press>
      {open && (
        <Suspense>
          <OptionList
            trigger={button}
            label={field.label}
            options={options}
            value={value ?? null}
            onChange={(next) => field.onChange?.(next)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </FieldFrame>
  )
}
