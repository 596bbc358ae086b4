import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon, type IconName } from './Icon'
import { KeyHint } from './KeyHint'
import { popoverClass } from './popover'

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
  trigger: ReactElement
  label: string
  actions: readonly MenuAction[]
  /** Ids with a tick: the menu is a choice. */
  selected?: readonly string[]
}

export function Menu({ trigger, label, actions, selected }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={popoverClass}>
        <AriaMenu
          aria-label={label}
          items={actions}
          disabledKeys={actions.filter((action) => action.disabledReason).map((action) => action.id)}
          selectionMode={selected ? 'single' : 'none'}
          selectedKeys={selected}
          onAction={(key) => actions.find((action) => action.id === key)?.onAction()}
          className="max-h-96 min-w-52 overflow-auto p-1 outline-none"
        >
          {(action) => (
            <MenuItem
              id={action.id}
              textValue={action.label}
              className={`flex min-h-control cursor-default items-center gap-2.5 rounded-control px-2.5 outline-none data-[focused]:bg-hover data-[disabled]:text-muted ${action.danger ? 'text-late' : ''}`}
            >
              {({ isSelected }) => (
                <>
                  {action.icon && <Icon name={action.icon} size={18} />}
                  <span className="min-w-0 grow">
                    {action.label}
                    {action.disabledReason && <span className="block text-sm">{action.disabledReason}</span>}
                  </span>
                  {action.keys && <KeyHint keys={action.keys} />}
                  {isSelected && <Icon name="check" size={18} className="shrink-0 text-accent" />}
                </>
              )}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
