import { type ReactNode, useEffect, useRef } from 'react'
import { cx } from './cx'
import { Icon } from './Icon'

export interface CheckProps {
  value?: boolean | undefined
  onChange?: (value: boolean) => void
  onBlur?: () => void
  name?: string
  isDisabled?: boolean | undefined
  isInvalid?: boolean | undefined
  'aria-label'?: string
  children: ReactNode
}

export interface CheckboxProps extends CheckProps {
  /** Some of what it stands for is chosen. */
  isIndeterminate?: boolean
}

/** The browser's own box lies invisibly over its label: whole and touchable. */
export const checkClass = 'peer absolute inset-0 size-full cursor-default opacity-0'
export const checkLabelClass =
  'relative flex w-fit min-h-control cursor-default items-center gap-2.5 has-disabled:text-muted'
export const checkFocus =
  'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent'

export function Checkbox({ isIndeterminate = false, children, ...check }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate
  }, [isIndeterminate])
  const filled = check.value || isIndeterminate
  return (
    <label className={checkLabelClass}>
      <input
        ref={input}
        type="checkbox"
        name={check.name}
        checked={check.value ?? false}
        disabled={check.isDisabled}
        aria-label={check['aria-label']}
        aria-invalid={check.isInvalid || undefined}
        onChange={(event) => check.onChange?.(event.target.checked)}
        onBlur={check.onBlur}
        className={checkClass}
      />
      <span
        aria-hidden="true"
        className={cx(
          'drawn flex size-5 shrink-0 items-center justify-center rounded border transition-colors duration-100',
          checkFocus,
          filled ? 'border-accent bg-accent text-on-accent' : 'border-edge bg-surface',
          check.isInvalid && 'border-late',
        )}
      >
        {filled && <Icon name={isIndeterminate ? 'minus' : 'check'} size={14} />}
      </span>
      <span>{children}</span>
    </label>
  )
}
