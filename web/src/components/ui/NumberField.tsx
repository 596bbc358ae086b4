import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components/NumberField'
import { Icon } from './Icon'
import { type FieldProps, fieldClass, groupClass, Help, Label } from './Label'

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'value' | 'onChange'>,
    FieldProps {
  value?: number | null
  onChange?: (value: number | null) => void
  /** Minus and plus in reach of a thumb: for quantities. */
  stepper?: boolean
}

/** A number in the user's own notation. For money pass formatOptions={{ style: 'currency', currency }}. */
export function NumberField({
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
      <Label label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Group className={groupClass}>
        {stepper && (
          <Button slot="decrement" className={`${step} border-r border-line`}>
            <Icon name="minus" />
          </Button>
        )}
        <Input
          className={`num min-w-0 grow bg-transparent px-3 outline-none ${stepper ? 'text-center' : 'text-right'}`}
        />
        {stepper && (
          <Button slot="increment" className={`${step} border-l border-line`}>
            <Icon name="plus" />
          </Button>
        )}
      </Group>
      <Help description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  )
}
