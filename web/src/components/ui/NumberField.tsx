import { Suspense } from 'react'
import type { NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components/NumberField'
import { lateComponent } from '@/lib/later'
import { FieldPlace } from './FieldPlace'
import type { FieldProps } from './Label'

const NumberInput = lateComponent(() => import('./NumberInput'))

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'value' | 'onChange'>,
    FieldProps {
  value?: number | null
  onChange?: (value: number | null) => void
  /** Minus and plus in reach of a thumb: for quantities. */
  stepper?: boolean
}

/** A number in the user's own notation. For money pass formatOptions={{ style: 'currency', currency }}. */
export function NumberField(props: NumberFieldProps) {
  return (
    <Suspense fallback={<FieldPlace {...props} />}>
      <NumberInput {...props} />
    </Suspense>
  )
}
