import type { CalendarDate } from '@internationalized/date'
import { Suspense } from 'react'
import type { DatePickerProps } from 'react-aria-components/DatePicker'
import { lateComponent } from '@/lib/later'
import { FieldPlace } from './FieldPlace'
import type { FieldProps } from './Label'

const DateInputs = lateComponent(() => import('./DateInputs'))

export interface DateFieldProps
  extends Omit<
      DatePickerProps<CalendarDate>,
      'className' | 'style' | 'children' | 'value' | 'onChange' | 'minValue' | 'maxValue'
    >,
    FieldProps {
  /** "2026-12-24" */
  value?: string | null
  onChange?: (value: string | null) => void
  min?: string
  max?: string
}

/** A day: typed by its parts in the order of the language, or picked from the calendar. */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={<FieldPlace {...props} />}>
      <DateInputs {...props} />
    </Suspense>
  )
}
