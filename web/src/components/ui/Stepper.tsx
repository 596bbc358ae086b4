import { NumberField } from './NumberField'

export interface StepperProps {
  label: string
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  isDisabled?: boolean
}

/** A small quantity in a row: the label is read aloud only. */
export function Stepper({ label, value, onChange, min = 0, max, isDisabled }: StepperProps) {
  return (
    <div className="w-40">
      <NumberField
        label={label}
        hideLabel
        stepper
        value={value}
        // Typed "1.5" or "1e9": pieces are whole and within the bounds, whatever was on the keys.
        onChange={(next) => onChange(Math.min(Math.max(Math.round(next ?? min), min), max ?? Infinity))}
        step={1}
        minValue={min}
        maxValue={max}
        isDisabled={isDisabled}
      />
    </div>
  )
}
