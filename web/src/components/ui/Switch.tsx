import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch'
import { cx } from './cx'
import { Icon } from './Icon'

export interface SwitchProps
  extends Omit<AriaSwitchProps, 'className' | 'style' | 'children' | 'value' | 'onChange'> {
  value?: boolean
  onChange?: (value: boolean) => void
  children: ReactNode
}

/** Takes effect at once. In a form that is sent later: Checkbox. */
export function Switch({ children, value, onChange, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      isSelected={value}
      onChange={onChange}
      className="flex min-h-control cursor-default items-center gap-3 data-[disabled]:text-muted"
    >
      {({ isSelected, isFocusVisible }) => (
        <>
          <span
            className={cx(
              'flex h-6 w-10 shrink-0 items-center rounded-full border p-0.5 transition-colors duration-150',
              isSelected ? 'border-accent bg-accent' : 'border-edge bg-sunken',
              isFocusVisible && 'outline-2 outline-offset-2 outline-accent',
            )}
          >
            <span
              className={cx(
                'flex size-4.5 items-center justify-center rounded-full transition-transform duration-150',
                isSelected ? 'translate-x-4 bg-on-accent text-accent' : 'bg-edge text-transparent',
              )}
            >
              <Icon name="check" size={12} />
            </span>
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaSwitch>
  )
}
