import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './Icon'
import { Press, type PressProps } from './Press'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

/** Over a list there is room for its sign only, and the card beside it has the one strong button. */
const IN_HEAD =
  'md:in-data-compact:w-control md:in-data-compact:gap-0 md:in-data-compact:bg-accent-soft md:in-data-compact:p-0 ' +
  'md:in-data-compact:text-[0px]! md:in-data-compact:text-accent-strong md:in-data-compact:hover:bg-pressed'

const LOOKS: Record<ButtonLook, string> = {
  primary: `bg-accent text-on-accent font-semibold hover:bg-accent-strong active:bg-accent-strong ${IN_HEAD}`,
  secondary: 'bg-fill text-ink font-medium hover:bg-pressed active:bg-line',
  quiet:
    'text-ink font-medium hover:bg-hover active:bg-pressed in-data-compact:px-2 in-data-compact:[&>svg]:hidden',
  danger: 'bg-late-soft text-late font-semibold hover:bg-late hover:text-surface',
}

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'secondary', wide = false): string =>
  cx(
    'inline-flex min-h-control shrink-0 items-center justify-center gap-2 rounded-control border border-transparent px-3.5 py-1 text-base print:hidden',
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
