import { type ReactNode, useId } from 'react'
import { useText } from '@/lib/i18n'
import { cx } from './cx'
import { Icon } from './Icon'

/** What every field of a form understands; `Field` of Form.tsx fills in the rest. */
export interface FieldProps {
  label: string
  /** One line under the field: the format, where to find it, what it is for. */
  description?: ReactNode
  errorMessage?: string | undefined
  isInvalid?: boolean | undefined
  isRequired?: boolean | undefined
  isDisabled?: boolean | undefined
  /** For a field whose place says what it is; the label is still read aloud. */
  hideLabel?: boolean | undefined
}

export const fieldClass = 'flex min-w-0 flex-col gap-1'
export const helpClass = 'text-sm text-muted'
export const errorClass = 'flex items-start gap-1.5 text-sm text-late'
export const labelClass = (hidden: boolean | undefined): string =>
  hidden ? 'sr-only' : 'text-sm font-medium text-ink'

export const inputClass =
  'control w-full min-w-0 px-3 outline-none placeholder:text-muted aria-invalid:border-late focus:border-accent ' +
  'focus:outline-2 focus:outline-accent focus:-outline-offset-1 disabled:bg-sunken disabled:text-muted'

export const groupClass =
  'control flex w-full min-w-0 items-stretch overflow-hidden data-[invalid]:border-late focus-within:border-accent ' +
  'focus-within:outline-2 focus-within:outline-accent focus-within:-outline-offset-1 data-[disabled]:bg-sunken'

/** The words of a label; what may stay empty says so. */
export function LabelText({ label, isRequired }: Pick<FieldProps, 'label' | 'isRequired'>) {
  const t = useText()
  return (
    <>
      {label}
      {isRequired === false && (
        <>
          {' '}
          <span className="font-normal text-muted">{t('ui.optional')}</span>
        </>
      )}
    </>
  )
}

export function ErrorText({ children }: { children: ReactNode }) {
  return (
    <>
      <Icon name="problem" size={16} className="mt-px shrink-0" />
      <span>{children}</span>
    </>
  )
}

export interface FieldIds {
  control: string
  label: string
  description: string
  error: string
  /** For aria-describedby of the control. */
  about: string | undefined
}

export function useFieldIds({ description, isInvalid, errorMessage }: FieldProps): FieldIds {
  const id = useId()
  const ids = { control: id, label: `${id}-label`, description: `${id}-help`, error: `${id}-error` }
  const about = cx(description && ids.description, isInvalid && errorMessage && ids.error)
  return { ...ids, about: about || undefined }
}

export interface FieldFrameProps extends FieldProps {
  ids: FieldIds
  /** A group of controls has no one control that its label could belong to. */
  group?: boolean
  children: ReactNode
}

/** Label above, help and error below a control. */
export function FieldFrame({ ids, group = false, children, ...field }: FieldFrameProps) {
  const Tag = group ? 'span' : 'label'
  return (
    <div className={fieldClass}>
      <Tag
        id={ids.label}
        htmlFor={group ? undefined : ids.control}
        className={cx(group && 'w-fit', labelClass(field.hideLabel))}
      >
        <LabelText {...field} />
      </Tag>
      {children}
      {field.description && (
        <span id={ids.description} className={helpClass}>
          {field.description}
        </span>
      )}
      {field.isInvalid && field.errorMessage && (
        <span id={ids.error} className={errorClass}>
          <ErrorText>{field.errorMessage}</ErrorText>
        </span>
      )}
    </div>
  )
}
