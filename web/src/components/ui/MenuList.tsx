import type { RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from './Icon'
import { KeyHint } from './KeyHint'
import type { MenuProps } from './Menu'
import { popoverClass } from './popover'

export interface MenuListProps extends Omit<MenuProps, 'trigger'> {
  trigger: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

/** What a menu's button opens. */
export default function MenuList({ trigger, label, actions, selected, onClose }: MenuListProps) {
  return (
    <Popover
      triggerRef={trigger}
      trigger="MenuTrigger"
      placement="bottom start"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      aria-label={label}
      className={popoverClass}
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        items={actions}
        disabledKeys={actions.filter((action) => action.disabledReason).map((action) => action.id)}
        selectionMode={selected ? 'single' : 'none'}
        selectedKeys={selected}
        onAction={(key) => actions.find((action) => action.id === key)?.onAction()}
        onClose={onClose}
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
      </Menu>
    </Popover>
  )
}
