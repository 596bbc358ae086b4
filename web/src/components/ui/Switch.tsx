import { type CheckProps, checkClass, checkFocus, checkLabelClass } from './Checkbox'
import { cx } from './cx'
import { Icon } from './Icon'

/** Takes effect at once. In a form that is sent later: Checkbox. */
export function Switch({ children, value = false, ...check }: CheckProps) {
  return (
    <label className={checkLabelClass}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={value}
        name={check.name}
        checked={value}
        disabled={check.isDisabled}
        aria-label={check['aria-label']}
        onChange={(event) => check.onChange?.(event.target.checked)}
        onBlur={check.onBlur}
        className={checkClass}
      />
      <span
        aria-hidden="true"
        className={cx(
          'drawn flex h-6 w-10 shrink-0 items-center rounded-full border p-0.5 transition-colors duration-150',
          checkFocus,
          value ? 'border-accent bg-accent' : 'border-edge bg-sunken',
        )}
      >
        <span
          className={cx(
            'flex size-4.5 items-center justify-center rounded-full transition-transform duration-150',
            value ? 'translate-x-4 bg-on-accent text-accent' : 'bg-edge text-transparent',
          )}
        >
          <Icon name="check" size={12} />
        </span>
      </span>
      <span>{children}</span>
    </label>
  )
}
