import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './Icon'
import { Press, type PressProps } from './Press'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent font-semibold hover:bg-accent-strong active:bg-accent-strong',
  secondary: 'bg-surface text-ink font-medium border border-edge hover:bg-hover',
  quiet: 'text-ink font-medium hover:bg-hover active:bg-pressed',
  danger: 'bg-surface text-late font-semibold border border-late hover:bg-late-soft',
}

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'secondary', wide = false): string =>
  cx(
    'inline-flex min-h-control items-center justify-center gap-2 rounded-control px-3.5 py-1 text-base',
    'touch-manipulation select-none transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50',
    wide && 'w-full',
    LOOKS[look],
  )

export interface ButtonProps extends Omit<PressProps, 'className' | 'style'> {
  look?: ButtonLook
  icon?: IconName
  wide?: boolean
  children?: ReactNode
}

/** A verb. One primary button a screen; `isPending` keeps its width and its focus. */
export function Button({ look = 'secondary', icon, wide = false, children, ...props }: ButtonProps) {
  return (
    <Press {...props} className={buttonClass(look, wide)}>
      {props.isPending ? (
        <Icon name="sync" className="late-appear shrink-0 animate-spin" />
      ) : (
        icon && <Icon name={icon} />
      )}
      {children}
    </Press>
  )
}
