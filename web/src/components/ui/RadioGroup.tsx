import { useId } from 'react'
import { cx } from './cx'
import { FieldFrame, type FieldProps, useFieldIds } from './Label'
import type { Option } from './Select'

export interface RadioGroupProps extends FieldProps {
  options: readonly Option[]
  value?: string | null
  onChange?: (value: string) => void
  onBlur?: () => void
  name?: string
  /** "segments": side by side as one control, for two to four short choices. */
  look?: 'list' | 'segments'
}

const segment =
  'min-w-control justify-center rounded-[0.3125rem] px-3 font-medium whitespace-nowrap text-muted has-checked:bg-surface has-checked:text-ink ' +
  'has-checked:shadow-low has-focus-visible:outline-2 has-focus-visible:outline-accent'

const dot =
  'drawn flex size-5 shrink-0 items-center justify-center rounded-full border border-edge bg-surface peer-checked:border-accent ' +
  'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent ' +
  '*:size-2.5 *:rounded-full peer-checked:*:bg-accent'

export function RadioGroup({ options, value, onChange, onBlur, look = 'list', ...field }: RadioGroupProps) {
  const ids = useFieldIds(field)
  // Its own, whatever the field is called: two groups of one name would put each other out.
  const group = useId()
  const segments = look === 'segments'
  return (
    <FieldFrame {...field} ids={ids} group>
      <div
        role="radiogroup"
        aria-labelledby={ids.label}
        aria-describedby={ids.about}
        aria-invalid={field.isInvalid || undefined}
        aria-required={field.isRequired || undefined}
        className={
          segments
            ? 'flex w-fit max-w-full flex-wrap gap-0.5 rounded-control bg-sunken p-0.5'
            : 'flex flex-col'
        }
      >
        {options.map((option) => (
          <label
            key={option.id}
            className={cx(
              'relative flex min-h-control cursor-default items-center gap-2.5 has-disabled:text-muted',
              segments && segment,
              segments && options.length > 3 && 'max-sm:px-2 max-sm:text-sm',
            )}
          >
            <input
              type="radio"
              name={group}
              value={option.id}
              checked={value === option.id}
              disabled={field.isDisabled}
              onChange={() => onChange?.(option.id)}
              onBlur={onBlur}
              className="peer absolute inset-0 size-full cursor-default opacity-0"
            />
            {!segments && (
              <span aria-hidden="true" className={dot}>
                <span />
              </span>
            )}
            <span className="min-w-0">
              {option.label}
              {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldFrame>
  )
}
