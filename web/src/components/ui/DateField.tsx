import { type CalendarDate, parseDate } from '@internationalized/date'
import { Calendar, CalendarCell, CalendarGrid, Heading } from 'react-aria-components/Calendar'
import {
  Button,
  DateInput,
  DatePicker,
  type DatePickerProps,
  DateSegment,
  Group,
  Popover,
} from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Icon } from './Icon'
import { type FieldProps, fieldClass, groupClass, Help, Label } from './Label'
import { popoverClass } from './popover'

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

const arrow =
  'flex size-control items-center justify-center rounded-control hover:bg-hover disabled:opacity-40'
const cell =
  'm-px flex size-10 items-center justify-center rounded-control text-sm num cursor-default outline-none hover:bg-hover ' +
  'data-[selected]:bg-accent data-[selected]:text-on-accent data-[disabled]:text-muted data-[disabled]:opacity-50 ' +
  'data-[unavailable]:line-through data-[outside-month]:hidden data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent ' +
  'data-[today]:font-bold'

/** A day: typed by its parts in the order of the language, or picked from the calendar. */
export function DateField({
  label,
  description,
  errorMessage,
  hideLabel,
  value,
  onChange,
  min,
  max,
  ...props
}: DateFieldProps) {
  return (
    <DatePicker
      {...props}
      value={value === undefined ? undefined : value ? parseDate(value) : null}
      onChange={(next) => onChange?.(next?.toString() ?? null)}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      validationBehavior="aria"
      className={fieldClass}
    >
      <Label label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Group className={groupClass}>
        <DateInput className="flex min-w-0 grow items-center px-3">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded px-0.5 outline-none data-[focused]:bg-accent data-[placeholder]:text-muted data-[focused]:text-on-accent"
            />
          )}
        </DateInput>
        <Button className="flex w-control shrink-0 items-center justify-center text-muted hover:bg-hover">
          <Icon name="calendar" />
        </Button>
      </Group>
      <Help description={description} errorMessage={errorMessage} />
      <Popover className={popoverClass}>
        <Dialog className="p-3 outline-none">
          <Calendar>
            <header className="mb-2 flex items-center justify-between">
              <Button slot="previous" className={arrow}>
                <Icon name="next" className="rotate-180" />
              </Button>
              <Heading className="font-semibold first-letter:uppercase" />
              <Button slot="next" className={arrow}>
                <Icon name="next" />
              </Button>
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} className={cell} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
