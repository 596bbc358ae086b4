import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import { type Format, useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { ofBranch, useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { AdminPromises } from '../api/promises'
import { DAYS, type Day, dayIn, groupDays, type Hours, hoursOn, versionsOf } from '../rules'
import type { CalendarRow } from './Promises'

const CalendarForm = lateComponent(() => import('./CalendarForm'))

/** "Monday"; 1 January 2024 was one. */
export const dayName = (format: Format, day: Day): string =>
  new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + DAYS.indexOf(day))),
  )

/** Opening hours in which promises are counted, now and from a later day on. */
export function Calendars() {
  const t = useText()
  const format = useFormat()
  const { branch } = useBranch()
  const query = useQuery(read(AdminPromises, {}))
  const [editing, setEditing] = useState<CalendarRow | null>(null)
  return (
    <Loaded query={query}>
      {({ calendars }) => (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          {ofBranch(calendars, branch).map((one) => {
            const { now, later } = hoursOn(versionsOf(one.versions), dayIn(one.zone, new Date()))
            return (
              <Panel
                key={one.id}
                title={one.name}
                note={<Changed of={one} />}
                action={
                  <IconButton
                    icon="edit"
                    label={t('admin.calendar.edit', { name: one.name })}
                    onPress={() => setEditing(one)}
                  />
                }
              >
                <div className="flex flex-col gap-3 p-4">
                  {now && <Week hours={now} />}
                  {later.map((next) => (
                    <div key={next.from}>
                      <p className="font-medium">
                        {t('admin.calendar.later', { day: format.date(next.from) })}
                      </p>
                      <Week hours={next} />
                    </div>
                  ))}
                  <p className="text-sm text-muted">{t('admin.calendar.zone', { zone: one.zone })}</p>
                </div>
              </Panel>
            )
          })}
          {editing && (
            <Suspense>
              <CalendarForm calendar={editing} onClose={() => setEditing(null)} />
            </Suspense>
          )}
        </div>
      )}
    </Loaded>
  )
}

function Week({ hours }: { hours: Hours }) {
  const t = useText()
  const format = useFormat()
  const country = hours.country
    ? new Intl.DisplayNames([format.locale], { type: 'region' }).of(hours.country)
    : null
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {groupDays(hours.week).map(({ days, spans }) => {
          const [from, to] = [days[0], days.at(-1)]
          return (
            <div key={days.join()} className="contents">
              <dt className="first-letter:uppercase">
                {from && dayName(format, from)}
                {to && from !== to && ` – ${dayName(format, to)}`}
              </dt>
              <dd
                className={`num ${spans.length > 1 ? '' : 'whitespace-nowrap'} ${spans.length ? '' : 'text-muted'}`}
              >
                {spans.map((span) => span.replace('-', '–')).join(', ') || t('admin.calendar.closed')}
              </dd>
            </div>
          )
        })}
      </dl>
      <p className="text-sm text-muted">
        {country ? t('admin.calendar.holidays', { country }) : t('admin.calendar.noHolidays')}
        {(hours.closed ?? []).length > 0 &&
          ` ${t('admin.calendar.closedDays', { days: (hours.closed ?? []).map((day) => format.date(day)).join(', ') })}`}
      </p>
    </>
  )
}
