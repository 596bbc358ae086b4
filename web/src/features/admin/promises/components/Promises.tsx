import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import type { AdminPromisesQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { ofBranch, useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { useDuration } from '../../shared/durations'
import { useWord } from '../../shared/names'
import { AdminPromises } from '../api/promises'
import { type Escalation, escalationsOf } from '../rules'

const PromiseForm = lateComponent(() => import('./PromiseForm'))

export type Promised = AdminPromisesQuery['clockPolicies'][number]
export type CalendarRow = AdminPromisesQuery['calendars'][number]

/** Every promise as sentences: until when, counted how, when it warns, who is told when it is late (SLA-01). */
export function Promises() {
  const t = useText()
  const format = useFormat()
  const word = useWord()
  const duration = useDuration()
  const { branch } = useBranch()
  const query = useQuery(read(AdminPromises, {}))
  const [editing, setEditing] = useState<Promised | null>(null)
  const level = (step: Escalation) =>
    step.amount === 0
      ? t(step.anchor === 'DUE' ? 'admin.promise.levelAtOnce' : 'admin.promise.levelAtStart', {
          role: word('role', step.key),
        })
      : t(step.anchor === 'DUE' ? 'admin.promise.levelLate' : 'admin.promise.levelStart', {
          role: word('role', step.key),
          time: duration(step.kind, step.amount),
        })
  return (
    <Loaded query={query}>
      {({ clockPolicies, calendars }) => (
        <>
          <p className="mb-4 text-muted">{t('admin.promise.help')}</p>
          <ul className="card max-w-5xl">
            {ofBranch(clockPolicies, branch).map((one) => (
              <li
                key={one.id}
                className="flex items-start gap-2 border-b border-line py-3 pr-2 pl-4 last:border-0"
              >
                <div className="min-w-0 grow">
                  <p>
                    <span className="font-semibold">{one.name}</span>:{' '}
                    {t('admin.promise.within', {
                      time: one.duration,
                      calendar: one.calendar?.name ?? '',
                    })}
                  </p>
                  <p className="text-muted">
                    {one.warnPercent > 0
                      ? t('admin.promise.warns', { share: format.percent(one.warnPercent / 100) })
                      : t('admin.promise.noWarning')}{' '}
                    {!one.breach && t('admin.promise.noBreach')}{' '}
                    {escalationsOf(one.escalations).map(level).join(' ')}
                  </p>
                  <Changed of={one} />
                </div>
                <IconButton
                  icon="edit"
                  label={t('admin.promise.edit', { name: one.name })}
                  onPress={() => setEditing(one)}
                />
              </li>
            ))}
          </ul>
          {editing && (
            <Suspense>
              <PromiseForm
                promised={editing}
                calendars={ofBranch(calendars, branch)}
                onClose={() => setEditing(null)}
              />
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  )
}
