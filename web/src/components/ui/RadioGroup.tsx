import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components/RadioGroup'
import { cx } from './cx'
import { type FieldProps, fieldClass, Help, Label } from './Label'
import type { Option } from './Select'

export interface RadioGroupProps
  extends Omit<AriaRadioGroupProps, 'className' | 'style' | 'children' | 'value' | 'onChange'>,
    FieldProps {
  options: readonly Option[]
  value?: string | null
  onChange?: (value: string) => void
  /** "segments": side by side as one control, for two to four short choices. */
  look?: 'list' | 'segments'
}

export function RadioGroup({
  label,
  description,
  errorMessage,
  hideLabel,
  options,
  look = 'list',
  ...props
}: RadioGroupProps) {
  const segments = look === 'segments'
  return (
    <AriaRadioGroup {...props} validationBehavior="aria" className={fieldClass}>
      <Label label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <div
        className={
          segments ? 'flex w-fit max-w-full gap-0.5 rounded-control bg-sunken p-0.5' : 'flex flex-col'
        }
      >
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className={cx(
              'flex min-h-control cursor-default items-center gap-2.5 data-[disabled]:text-muted',
              segments &&
                'justify-center rounded-[0.3125rem] px-3 font-medium text-muted data-[selected]:bg-surface data-[selected]:text-ink data-[selected]:shadow-low data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent',
            )}
          >
            {({ isSelected, isFocusVisible }) => (
              <>
                {!segments && (
                  <span
                    className={cx(
                      'flex size-5 shrink-0 items-center justify-center rounded-full border bg-surface',
                      isSelected ? 'border-accent' : 'border-edge',
                      isFocusVisible && 'outline-2 outline-offset-2 outline-accent',
                    )}
                  >
                    {isSelected && <span className="size-2.5 rounded-full bg-accent" />}
                  </span>
                )}
                <span className="min-w-0">
                  {option.label}
                  {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <Help description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  )
}
