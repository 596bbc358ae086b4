import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components/NumberField'
import { AriaHelp, AriaLabel } from './AriaLabel'
import { Icon } from './Icon'
import { fieldClass, groupClass } from './Label'
import type { NumberFieldProps } from './NumberField'

export default function NumberInput({
  label,
  description,
  errorMessage,
  hideLabel,
  stepper,
  value,
  onChange,
  ...props
}: NumberFieldProps) {
  const step =
    'flex w-control shrink-0 items-center justify-center hover:bg-hover active:bg-pressed disabled:opacity-40'
  return (
    <AriaNumberField
      {...props}
      value={value === undefined ? undefined : (value ?? Number.NaN)}
      onChange={(next) => onChange?.(Number.isNaN(next) ? null : next)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <AriaLabel label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Group className={groupClass}>
        {stepper && (
          <Button slot="decrement" className={`${step} border-r border-line`}>
            <Icon name="minus" />
          </Button>
        )}
        <Input
          className={`num min-w-0 grow bg-transparent outline-none ${stepper ? 'px-1 text-center' : 'px-3 text-right'}`}
        />
        {stepper && (
          <Button slot="increment" className={`${step} border-l border-line`}>
            <Icon name="plus" />
          </Button>
        )}
      </Group>
      <AriaHelp description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  )
}
