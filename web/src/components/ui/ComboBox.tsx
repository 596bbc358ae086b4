import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Button,
  Input,
} from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useText } from '@/lib/i18n'
import { Icon } from './Icon'
import { type FieldProps, fieldClass, groupClass, Help, Label } from './Label'
import { popoverClass } from './popover'
import { listClass, type Option, OptionItem } from './Select'

export interface ComboBoxProps
  extends Omit<
      AriaComboBoxProps<Option, 'single'>,
      'className' | 'style' | 'children' | 'value' | 'onChange' | 'items' | 'defaultItems' | 'selectionMode'
    >,
    FieldProps {
  options: readonly Option[]
  value?: string | null
  onChange?: (value: string | null) => void
  /** Given: the options are the server's answer to the text and are shown as they are. */
  onSearch?: (text: string) => void
  placeholder?: string
}

/** One of many: type to narrow. With `onSearch` the server narrows. */
export function ComboBox({
  label,
  description,
  errorMessage,
  hideLabel,
  options,
  value,
  onChange,
  onSearch,
  placeholder,
  ...props
}: ComboBoxProps) {
  const t = useText()
  const source = onSearch ? { items: options, onInputChange: onSearch } : { defaultItems: options }
  return (
    <AriaComboBox
      {...props}
      {...source}
      value={value}
      onChange={(key) => onChange?.(key === null ? null : String(key))}
      allowsEmptyCollection
      menuTrigger="focus"
      validationBehavior="aria"
      className={fieldClass}
    >
      <Label label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Group className={groupClass}>
        <Input
          placeholder={placeholder ?? t('ui.type')}
          className="min-w-0 grow bg-transparent px-3 outline-none placeholder:text-muted"
        />
        <Button className="flex w-control shrink-0 items-center justify-center text-muted">
          <Icon name="down" size={16} />
        </Button>
      </Group>
      <Help description={description} errorMessage={errorMessage} />
      <Popover className={popoverClass}>
        <ListBox
          className={listClass}
          renderEmptyState={() => <p className="p-3 text-muted">{t('ui.nothing')}</p>}
        >
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
