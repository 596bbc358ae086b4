import type { ComponentProps, MouseEvent } from 'react'

export interface PressProps extends Omit<ComponentProps<'button'>, 'disabled' | 'onClick'> {
  onPress?: (() => void) | undefined
  isDisabled?: boolean | undefined
  /** Keeps the focus but does nothing. */
  isPending?: boolean | undefined
}

/** The browser's own button, without a look. */
export function Press({ onPress, isDisabled, isPending, type = 'button', ...props }: PressProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isPending) event.preventDefault()
    if (isPending || !onPress) return
    // Safari does not focus what is clicked, but a dialog gives the focus back to what opened it.
    if (event.detail > 0) event.currentTarget.focus({ preventScroll: true })
    onPress()
  }
  return (
    <button
      {...props}
      type={type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      onClick={press}
    />
  )
}
