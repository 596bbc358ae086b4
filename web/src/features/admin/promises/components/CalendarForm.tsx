import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { DateField } from '@/components/ui/DateField'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { capital, useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { CalendarUpdate } from '../api/calendarUpdate'
import { DAYS, type Day, dayIn, hoursOn, parseHours, versionsOf } from '../rules'
import { dayName } from './Calendars'
import type { CalendarRow } from './Promises'

/** New opening hours from a later day on; hours that have passed never change. */
export default function CalendarForm({ calendar, onClose }: { calendar: CalendarRow; onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const dayAfter = (days: number) => dayIn(calendar.zone, new Date(), days)
  const { now, later } = hoursOn(versionsOf(calendar.versions), dayAfter(0))
  const base = later.at(-1) ?? now
  const [{ from, week, holidays, closed }, write, draft] = useDraft(`admin.calendar.${calendar.id}`, {
    from: later.at(-1)?.from ?? dayAfter(1),
    week: Object.fromEntries(DAYS.map((day) => [day, (base?.week[day] ?? []).join(', ')])) as Record<
      Day,
      string
    >,
    holidays: Boolean(base?.country),
    closed: (base?.closed ?? []) as readonly string[],
  })
  const change = (
    part: Partial<{ from: string; week: Record<Day, string>; holidays: boolean; closed: readonly string[] }>,
  ) => write({ from, week, holidays, closed, ...part })
  const update = useWrite(CalendarUpdate, ['AdminPromises'])
  const parsed = DAYS.map((day) => [day, parseHours(week[day])] as const)
  const wrong = parsed.some(([, spans]) => spans === null) || parsed.every(([, spans]) => !spans?.length)
  const save = async () => {
    const hours = {
      ...base,
      from,
      week: Object.fromEntries(parsed.filter(([, spans]) => spans?.length)),
      country: holidays ? (base?.country ?? calendar.branch?.country ?? null) : null,
      closed: [...closed].sort(),
    }
    await update.mutateAsync({ id: calendar.id, input: { hours, version: calendar.version } })
    draft.forget()
    toast({ text: t('admin.calendar.saved', { day: format.date(from) }) })
    onClose()
  }
  return (
    <Sheet
      title={calendar.name}
      isOpen
      onClose={onClose}
      dismissable={false}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={wrong}
            isPending={update.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <p className="text-muted">{t('admin.calendar.help')}</p>
        <Refusal error={update.error} />
        <DateField
          label={t('admin.calendar.from')}
          min={dayAfter(1)}
          value={from}
          onChange={(day) => day && change({ from: day })}
        />
        {parsed.map(([day, spans]) => (
          <TextField
            key={day}
            label={capital(dayName(format, day), format.locale)}
            placeholder={t('admin.calendar.closed')}
            value={week[day]}
            onChange={(text) => change({ week: { ...week, [day]: text } })}
            isInvalid={spans === null}
            errorMessage={spans === null ? t('admin.calendar.format') : undefined}
          />
        ))}
        <Checkbox value={holidays} onChange={(next) => change({ holidays: next })}>
          {t('admin.calendar.holidaysField')}
        </Checkbox>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">{t('admin.calendar.closedField')}</legend>
          {closed.map((day) => (
            <div key={day} className="flex items-center gap-2">
              <span className="num min-w-0 grow">{format.date(day)}</span>
              <IconButton
                icon="close"
                label={t('admin.calendar.reopen', { day: format.date(day) })}
                onPress={() => change({ closed: closed.filter((one) => one !== day) })}
              />
            </div>
          ))}
          <DateField
            key={closed.length}
            label={t('admin.calendar.addClosed')}
            min={from}
            onChange={(day) => day && !closed.includes(day) && change({ closed: [...closed, day] })}
          />
        </fieldset>
      </div>
    </Sheet>
  )
}
