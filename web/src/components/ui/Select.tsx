import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  SelectValue,
} from 'react-aria-components/Select'
import { useText } from '@/lib/i18n'
import { Icon } from './Icon'
import { type FieldProps, fieldClass, Help, Label } from './Label'
import { popoverClass } from './popover'

export interface Option {
  id: string
  label: string
  hint?: string
}

export const listClass = 'max-h-80 overflow-auto p-1 outline-none'
export const optionClass =
  'flex min-h-control cursor-default items-center gap-2 rounded-control px-2.5 outline-none data-[focused]:bg-hover ' +
  'data-[disabled]:text-muted data-[selected]:font-semibold'

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

export interface SelectProps
  extends Omit<
      AriaSelectProps<Option, 'single'>,
      'className' | 'style' | 'children' | 'value' | 'onChange' | 'items' | 'selectionMode'
    >,
    FieldProps {
  options: readonly Option[]
  value?: string | null
  onChange?: (value: string) => void
}

/** One of a few known choices. More than about fifteen: ComboBox. Two or three: RadioGroup. */
export function Select({
  label,
  description,
  errorMessage,
  hideLabel,
  options,
  value,
  onChange,
  ...props
}: SelectProps) {
  const t = useText()
  return (
    <AriaSelect
      {...props}
      value={value}
      onChange={(key) => key !== null && onChange?.(String(key))}
      placeholder={props.placeholder ?? t('ui.choose')}
      validationBehavior="aria"
      className={fieldClass}
    >
      <Label label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Button className="control flex w-full items-center gap-2 px-3 text-left hover:bg-hover data-[disabled]:bg-sunken">
        <SelectValue className="min-w-0 grow truncate data-[placeholder]:text-muted">
          {({ defaultChildren, selectedText }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon name="down" size={16} className="shrink-0 text-muted" />
      </Button>
      <Help description={description} errorMessage={errorMessage} />
      <Popover className={popoverClass}>
        <ListBox items={options} className={listClass}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
