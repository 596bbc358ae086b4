import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox'
import { cx } from './cx'
import { Icon } from './Icon'

export interface CheckboxProps
  extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children' | 'value' | 'onChange'> {
  value?: boolean
  onChange?: (value: boolean) => void
  children: ReactNode
}

export function Checkbox({ children, value, onChange, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      isSelected={value}
      onChange={onChange}
      className="group flex min-h-control cursor-default items-center gap-2.5 data-[disabled]:text-muted"
    >
      {({ isSelected, isIndeterminate, isFocusVisible, isInvalid }) => (
        <>
          <span
            className={cx(
              'flex size-5 shrink-0 items-center justify-center rounded border transition-colors duration-100',
              isSelected || isIndeterminate
                ? 'border-accent bg-accent text-on-accent'
                : 'border-edge bg-surface',
              isInvalid && 'border-late',
              isFocusVisible && 'outline-2 outline-offset-2 outline-accent',
            )}
          >
            {isIndeterminate ? (
              <Icon name="minus" size={14} />
            ) : (
              isSelected && <Icon name="check" size={14} />
            )}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  )
}
