import type { DateValue } from '@internationalized/date'
import { Suspense } from 'react'
import type { DatePickerProps } from 'react-aria-components/DatePicker'
import { lateComponent } from '@/lib/later'
import { FieldPlace } from './FieldPlace'
import type { FieldProps } from './Label'

const DateInputs = lateComponent(() => import('./DateInputs'))

export interface DateFieldProps
  extends Omit<
      DatePickerProps<DateValue>,
      'className' | 'style' | 'children' | 'value' | 'onChange' | 'minValue' | 'maxValue'
    >,
    FieldProps {
  /** "2026-12-24"; with the time of day: "2026-12-24T08:30" */
  value?: string | null
  onChange?: (value: string | null) => void
  min?: string
  max?: string
  withTime?: boolean
}

/** A day, or a moment: typed by its parts in the order of the language, or picked from the calendar. */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={<FieldPlace {...props} />}>
      <DateInputs {...props} />
    </Suspense>
  )
}
