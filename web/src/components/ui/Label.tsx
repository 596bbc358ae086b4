import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label as AriaLabel } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useText } from '@/lib/i18n'
import { Icon } from './Icon'

/** What every field of a form understands; `Field` of Form.tsx fills in the rest. */
export interface FieldProps {
  label: string
  /** One line under the field: the format, where to find it, what it is for. */
  description?: ReactNode
  errorMessage?: string | undefined
  isInvalid?: boolean
  isRequired?: boolean
  isDisabled?: boolean
  /** For a field whose place says what it is; the label is still read aloud. */
  hideLabel?: boolean
}

export const fieldClass = 'flex min-w-0 flex-col gap-1'

export const inputClass =
  'control w-full min-w-0 px-3 outline-none placeholder:text-muted invalid:border-late data-[invalid]:border-late ' +
  'data-[focused]:border-accent data-[focused]:outline-2 data-[focused]:outline-accent data-[focused]:-outline-offset-1 ' +
  'data-[disabled]:bg-sunken data-[disabled]:text-muted'

export const groupClass =
  'control flex w-full min-w-0 items-stretch overflow-hidden data-[invalid]:border-late focus-within:border-accent ' +
  'focus-within:outline-2 focus-within:outline-accent focus-within:-outline-offset-1 data-[disabled]:bg-sunken'

export function Label({
  label,
  isRequired,
  hideLabel,
}: Pick<FieldProps, 'label' | 'isRequired' | 'hideLabel'>) {
  const t = useText()
  return (
    <AriaLabel className={hideLabel ? 'sr-only' : 'text-sm font-medium text-ink'}>
      {label}
      {isRequired === false && (
        <>
          {' '}
          <span className="font-normal text-muted">{t('ui.optional')}</span>
        </>
      )}
    </AriaLabel>
  )
}

export function Help({ description, errorMessage }: Pick<FieldProps, 'description' | 'errorMessage'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-sm text-muted">
          {description}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-sm text-late">
        {({ validationErrors }) => (
          <>
            <Icon name="problem" size={16} className="mt-px shrink-0" />
            <span>{errorMessage ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  )
}
