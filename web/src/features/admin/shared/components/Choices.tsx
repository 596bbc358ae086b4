import { useId } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import type { Option } from '@/components/ui/Select'

export interface ChoicesProps {
  label: string
  options: readonly Option[]
  value: readonly string[]
  onChange: (value: string[]) => void
  error?: string | undefined
}

/** Several of a known number of choices. */
export function Choices({ label, options, value, onChange, error }: ChoicesProps) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? id : undefined} className="min-w-0">
      <legend className="text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-1 sm:grid-cols-2">
        {options.map((option) => (
          <Checkbox
            key={option.id}
            value={value.includes(option.id)}
            onChange={(on) => onChange(on ? [...value, option.id] : value.filter((one) => one !== option.id))}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      {error && (
        <p id={id} role="alert" className="text-sm text-late">
          {error}
        </p>
      )}
    </fieldset>
  )
}
