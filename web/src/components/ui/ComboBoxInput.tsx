import { ComboBox as AriaComboBox, Button, Input } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useText } from '@/lib/i18n'
import { AriaHelp, AriaLabel } from './AriaLabel'
import type { ComboBoxProps } from './ComboBox'
import { Icon } from './Icon'
import { fieldClass, groupClass } from './Label'
import { listClass, OptionItem } from './OptionItem'
import { popoverClass } from './popover'
import type { Option } from './Select'

export default function ComboBoxInput({
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
      <AriaLabel label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Group className={groupClass}>
        <Input
          placeholder={placeholder ?? t('ui.type')}
          className="min-w-0 grow bg-transparent px-3 text-ellipsis outline-none placeholder:text-muted"
        />
        <Button className="flex w-control shrink-0 items-center justify-center text-muted">
          <Icon name="down" size={16} />
        </Button>
      </Group>
      <AriaHelp description={description} errorMessage={errorMessage} />
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
