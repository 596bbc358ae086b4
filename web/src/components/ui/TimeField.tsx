import { Suspense } from 'react'
import { lateComponent } from '@/lib/later'
import { FieldPlace } from './FieldPlace'
import type { FieldProps } from './Label'

const TimeInputs = lateComponent(async () => {
  const { TimeInputs: inputs } = await import('./DateInputs')
  return { default: inputs }
})

export interface TimeFieldProps extends FieldProps {
  /** "08:30"; nothing chosen: "". */
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
}

/** A time of day, in the language's own way of telling it. */
export function TimeField(props: TimeFieldProps) {
  return (
    <Suspense fallback={<FieldPlace {...props} />}>
      <TimeInputs {...props} />
    </Suspense>
  )
}
