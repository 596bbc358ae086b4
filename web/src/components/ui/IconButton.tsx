import { cx } from './cx'
import { Icon, type IconName } from './Icon'
import { Press, type PressProps } from './Press'
import { Tooltip } from './Tooltip'

export interface IconButtonProps extends Omit<PressProps, 'children' | 'style' | 'aria-label'> {
  icon: IconName
  /** What it does: read aloud and shown as a tooltip. */
  label: string
  keys?: string
}

export function IconButton({ icon, label, keys, className, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Press
        {...props}
        aria-label={label}
        className={cx(
          'inline-flex size-control shrink-0 touch-manipulation items-center justify-center rounded-control',
          'transition-colors duration-100 hover:bg-hover active:bg-pressed disabled:opacity-50',
          className,
        )}
      >
        <Icon name={icon} />
      </Press>
    </Tooltip>
  )
}
