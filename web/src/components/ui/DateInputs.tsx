import { parseDate, parseDateTime, parseTime } from '@internationalized/date'
import { Calendar, CalendarCell, CalendarGrid, Heading } from 'react-aria-components/Calendar'
import { Button, DateInput, DatePicker, DateSegment, Group, Popover } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { TimeField } from 'react-aria-components/TimeField'
import { AriaHelp, AriaLabel } from './AriaLabel'
import { cx } from './cx'
import type { DateFieldProps } from './DateField'
import { Icon } from './Icon'
import { fieldClass, groupClass } from './Label'
import { popoverClass } from './popover'
import type { TimeFieldProps } from './TimeField'

const arrow =
  'flex size-control items-center justify-center rounded-control hover:bg-hover disabled:opacity-40'
const cell =
  'm-px flex size-10 items-center justify-center rounded-control text-sm num cursor-default outline-none hover:bg-hover ' +
  'data-[selected]:bg-accent data-[selected]:text-on-accent data-[disabled]:text-muted data-[disabled]:opacity-50 ' +
  'data-[unavailable]:line-through data-[outside-month]:hidden data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent ' +
  'data-[today]:font-bold'

/** Letters of "2026-12-24T08:30"; seconds are nobody's business. */
const TO_THE_MINUTE = 16

export default function DateInputs({
  label,
  description,
  errorMessage,
  hideLabel,
  value,
  onChange,
  min,
  max,
  withTime = false,
  ...props
}: DateFieldProps) {
  return (
    <DatePicker
      {...props}
      granularity={withTime ? 'minute' : 'day'}
      shouldForceLeadingZeros
      value={value === undefined ? undefined : value ? (withTime ? parseDateTime : parseDate)(value) : null}
      onChange={(next) => onChange?.(next?.toString().slice(0, TO_THE_MINUTE) ?? null)}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      validationBehavior="aria"
      className={fieldClass}
    >
      <AriaLabel label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <Group className={groupClass}>
        <DateParts className="flex min-w-0 grow items-center px-3" />
        <Button className="flex w-control shrink-0 items-center justify-center text-muted hover:bg-hover">
          <Icon name="calendar" />
        </Button>
      </Group>
      <AriaHelp description={description} errorMessage={errorMessage} />
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

/** It comes with the days, which are of the same pieces. */
export function TimeInputs({
  label,
  description,
  errorMessage,
  hideLabel,
  value,
  onChange,
  onBlur,
  ...props
}: TimeFieldProps) {
  return (
    <TimeField
      {...props}
      shouldForceLeadingZeros
      {...(onBlur ? { onBlur } : {})}
      value={value ? parseTime(value) : null}
      onChange={(next) => onChange(next?.toString().slice(0, 5) ?? '')}
      validationBehavior="aria"
      className={fieldClass}
    >
      <AriaLabel label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
      <DateParts className={cx(groupClass, 'items-center px-3')} />
      <AriaHelp description={description} errorMessage={errorMessage} />
    </TimeField>
  )
}

/** Day, month, hour …: the parts of a moment, in the order of the language. */
function DateParts({ className }: { className: string }) {
  return (
    <DateInput className={className}>
      {(segment) => (
        <DateSegment
          segment={segment}
          className="self-center rounded px-0.5 outline-none data-[type=literal]:px-0 data-[type=literal]:whitespace-pre data-[focused]:bg-accent data-[placeholder]:text-muted data-[focused]:text-on-accent"
        />
      )}
    </DateInput>
  )
}
