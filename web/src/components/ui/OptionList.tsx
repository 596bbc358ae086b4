import type { RefObject } from 'react'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { listClass, OptionItem } from './OptionItem'
import { popoverClass } from './popover'
import type { Option } from './Select'

export interface OptionListProps {
  trigger: RefObject<HTMLButtonElement | null>
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (value: string) => void
  onClose: () => void
}

// Choosing what is chosen already closes the list too.
const SAME_AGAIN = { allowDuplicateSelectionEvents: true }

/** What a Select's button opens. */
export default function OptionList({ trigger, label, options, value, onChange, onClose }: OptionListProps) {
  return (
    <Popover
      triggerRef={trigger}
      trigger="Select"
      placement="bottom start"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      aria-label={label}
      className={popoverClass}
    >
      <ListBox
        aria-label={label}
        autoFocus
        items={options}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
        {...SAME_AGAIN}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined && key !== value) onChange(String(key))
          onClose()
        }}
        className={listClass}
      >
        {(option) => <OptionItem option={option} />}
      </ListBox>
    </Popover>
  )
}
