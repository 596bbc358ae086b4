import type { ComponentProps } from 'react'
import { cx } from './cx'
import { FieldFrame, type FieldProps, inputClass, useFieldIds } from './Label'

type InputProps = Pick<
  ComponentProps<'input'>,
  | 'autoCapitalize'
  | 'autoComplete'
  | 'autoFocus'
  | 'inputMode'
  | 'maxLength'
  | 'name'
  | 'onBlur'
  | 'placeholder'
  | 'readOnly'
  | 'spellCheck'
  | 'type'
>

export interface TextFieldProps extends FieldProps, Omit<InputProps, 'onBlur'> {
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  onBlur?: () => void
  /** More than one line; grows with the text. */
  multiline?: boolean
}

/** Set `inputMode` and `autoComplete`: "tel", "email", "organization", "one-time-code"… */
export function TextField({
  label,
  description,
  errorMessage,
  isInvalid,
  isRequired,
  isDisabled,
  hideLabel,
  multiline = false,
  onChange,
  ...input
}: TextFieldProps) {
  const field = { label, description, errorMessage, isInvalid, isRequired, isDisabled, hideLabel }
  const ids = useFieldIds(field)
  const { type, ...area } = input
  const shared = {
    id: ids.control,
    disabled: isDisabled,
    'aria-invalid': isInvalid || undefined,
    'aria-required': isRequired || undefined,
    'aria-describedby': ids.about,
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
  }
  return (
    <FieldFrame {...field} ids={ids}>
      {multiline ? (
        <textarea
          {...area}
          {...shared}
          rows={3}
          className={cx(inputClass, 'field-sizing-content min-h-20 py-2')}
        />
      ) : (
        <input {...area} {...shared} type={type ?? 'text'} className={inputClass} />
      )}
    </FieldFrame>
  )
}
