import { Button, type ButtonProps } from 'react-aria-components/Button'
import { cx } from './cx'
import { Icon, type IconName } from './Icon'
import { Tooltip, TooltipTrigger } from './Tooltip'

export interface IconButtonProps
  extends Omit<ButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  icon: IconName
  /** What it does: read aloud and shown as a tooltip. */
  label: string
  keys?: string
  className?: string
}

export function IconButton({ icon, label, keys, className, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        {...props}
        aria-label={label}
        className={cx(
          'inline-flex size-control shrink-0 items-center justify-center rounded-control transition-colors duration-100',
          'hover:bg-hover active:bg-pressed disabled:opacity-50',
          className,
        )}
      >
        <Icon name={icon} />
      </Button>
      <Tooltip keys={keys}>{label}</Tooltip>
    </TooltipTrigger>
  )
}
