import { ListBoxItem } from 'react-aria-components/ListBox'
import { Icon } from './Icon'
import type { Option } from './Select'

export const listClass = 'max-h-80 overflow-auto p-1 outline-none'
const optionClass =
  'flex min-h-control cursor-default items-center gap-2 rounded-control px-2.5 outline-none data-[focused]:bg-hover ' +
  'data-[disabled]:text-muted data-[selected]:font-semibold'

/** A choice in the list of a Select or ComboBox. */
export function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={optionClass}>
      {({ isSelected }) => (
        <>
          <span className="min-w-0 grow">
            {option.label}
            {option.hint && <span className="block text-sm font-normal text-muted">{option.hint}</span>}
          </span>
          {isSelected && <Icon name="check" size={18} className="shrink-0 text-accent" />}
        </>
      )}
    </ListBoxItem>
  )
}
