import type { ReactNode } from 'react'
import { cx } from './cx'
import { Press, type PressProps } from './Press'

export interface ChipProps extends Omit<PressProps, 'className' | 'style'> {
  /** It holds now. */
  lit?: boolean
  /** It does not do what it says. */
  warn?: boolean
  children: ReactNode
}

/** A slim sign in a target of full height: the finger's room is not drawn. */
export function Chip({ lit = false, warn = false, children, ...press }: ChipProps) {
  return (
    <Press
      {...press}
      className="group inline-flex min-h-control min-w-control shrink-0 touch-manipulation items-center rounded-control -outline-offset-2"
    >
      <span
        className={cx(
          'inline-flex min-h-7 items-center gap-1 rounded-full border border-transparent px-2.5 text-sm font-medium whitespace-nowrap transition-colors duration-100 group-hover:bg-pressed',
          warn ? 'bg-warn-soft text-warn' : lit ? 'bg-accent-soft text-accent-strong' : 'bg-fill',
        )}
      >
        {children}
      </span>
    </Press>
  )
}

/** Chips stand in one line that moves sideways, so that what is below them keeps its place. */
export function ChipLine({ children }: { children: ReactNode }) {
  return <div className="-mx-4 flex gap-1.5 overflow-x-auto px-4 [scrollbar-width:none]">{children}</div>
}
