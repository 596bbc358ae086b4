import { parseDate } from '@internationalized/date'
import { Calendar, CalendarCell, CalendarGrid, Heading } from 'react-aria-components/Calendar'
import { Button, DateInput, DatePicker, DateSegment, Group, Popover } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { AriaHelp, AriaLabel } from './AriaLabel'
import type { DateFieldProps } from './DateField'
import { Icon } from './Icon'
import { fieldClass, groupClass } from './Label'
import { popoverClass } from './popover'

const arrow =
  'flex size-control items-center justify-center rounded-control hover:bg-hover disabled:opacity-40'
const cell =
  'm-px flex size-10 items-center justify-center rounded-control text-sm num cursor-default outline-none hover:bg-hover ' +
  'data-[selected]:bg-accent data-[selected]:text-on-accent data-[disabled]:text-muted data-[disabled]:opacity-50 ' +
  'data-[unavailable]:line-through data-[outside-month]:hidden data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent ' +
  'data-[today]:font-bold'

export default function DateInputs({
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
      <AriaLabel label={label} isRequired={props.isRequired} hideLabel={hideLabel} />
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
