import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { ErrorText, errorClass, type FieldProps, helpClass, LabelText, labelClass } from './Label'

/** Label, help and error for fields of React Aria, which ties them to its control by itself. */
export function AriaLabel(field: Pick<FieldProps, 'label' | 'isRequired' | 'hideLabel'>) {
  return (
    <Label className={labelClass(field.hideLabel)}>
      <LabelText {...field} />
    </Label>
  )
}

export function AriaHelp({ description, errorMessage }: Pick<FieldProps, 'description' | 'errorMessage'>) {
  return (
    <>
      {description && (
        <Text slot="description" className={helpClass}>
          {description}
        </Text>
      )}
      <FieldError className={errorClass}>
        {({ validationErrors }) => <ErrorText>{errorMessage ?? validationErrors.join(' ')}</ErrorText>}
      </FieldError>
    </>
  )
}
