import type { RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from './Icon'
import { KeyHint } from './KeyHint'
import type { MenuAction, MenuProps } from './Menu'
import { popoverClass } from './popover'

export interface MenuListProps extends Omit<MenuProps, 'trigger'> {
  trigger: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

/** What a menu's button opens: what can be done, then the rest, once under each reason why not. */
export default function MenuList({ trigger, label, actions, selected, onClose }: MenuListProps) {
  const reasons = [...new Set(actions.flatMap(({ disabledReason }) => disabledReason || []))]
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
        disabledKeys={actions.filter((action) => action.disabledReason).map((action) => action.id)}
        selectionMode={selected ? 'single' : 'none'}
        selectedKeys={selected}
        onAction={(key) => actions.find((action) => action.id === key)?.onAction()}
        onClose={onClose}
        className="max-h-96 min-w-52 overflow-auto p-1 outline-none"
      >
        {actions.filter((action) => !action.disabledReason).map(item)}
        {reasons.map((reason) => (
          <MenuSection key={reason} className="mt-1 border-t border-line pt-1 first:mt-0 first:border-t-0">
            <Header className="px-2.5 pt-1.5 text-sm text-muted">{reason}</Header>
            {actions.filter((action) => action.disabledReason === reason).map(item)}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  )
}

function item(action: MenuAction) {
  return (
    <MenuItem
      key={action.id}
      id={action.id}
      textValue={action.label}
      className={`flex min-h-control cursor-default items-center gap-2.5 rounded-control px-2.5 outline-none data-[focused]:bg-hover data-[disabled]:text-muted ${action.danger ? 'text-late' : ''}`}
    >
      {({ isSelected }) => (
        <>
          {action.icon && <Icon name={action.icon} size={18} />}
          <span className="min-w-0 grow">{action.label}</span>
          {action.keys && <KeyHint keys={action.keys} />}
          {isSelected && <Icon name="check" size={18} className="shrink-0 text-accent" />}
        </>
      )}
    </MenuItem>
  )
}
