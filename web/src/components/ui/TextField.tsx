import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  TextArea,
} from 'react-aria-components/TextField'
import { cx } from './cx'
import { type FieldProps, fieldClass, Help, inputClass, Label } from './Label'

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>,
    FieldProps {
  /** More than one line; grows with the text. */
  multiline?: boolean
  placeholder?: string
}

/** Set `inputMode` and `autoComplete`: "tel", "email", "organization", "one-time-code"… */
export function TextField({
  label,
  description,
  errorMessage,
  hideLabel,
  multiline,
  placeholder,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} validationBehavior="aria" className={fieldClass}>
      <Label label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      {multiline ? (
        <TextArea
          placeholder={placeholder}
          rows={3}
          className={cx(inputClass, 'field-sizing-content min-h-20 py-2')}
        />
      ) : (
        <Input placeholder={placeholder} className={inputClass} />
      )}
      <Help description={description} errorMessage={errorMessage} />
    </AriaTextField>
  )
}
