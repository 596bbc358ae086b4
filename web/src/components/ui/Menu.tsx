import { cloneElement, type KeyboardEvent, type ReactElement, Suspense, useRef, useState } from 'react'
import { lateComponent } from '@/lib/later'
import type { IconName } from './Icon'
import type { PressProps } from './Press'

const MenuList = lateComponent(() => import('./MenuList'))

export interface MenuAction {
  id: string
  label: string
  icon?: IconName
  keys?: string
  danger?: boolean
  /** Shown, with the reason under it: better than a choice that is missing without a word. */
  disabledReason?: string | null
  onAction: () => void
}

export interface MenuProps {
  /** A Button or IconButton. */
  trigger: ReactElement<PressProps>
  label: string
  actions: readonly MenuAction[]
  /** Ids with a tick: the menu is a choice. */
  selected?: readonly string[]
}

export function Menu({ trigger, ...list }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPress: () => setOpen(true),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      {open && (
        <Suspense>
          <MenuList {...list} trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
