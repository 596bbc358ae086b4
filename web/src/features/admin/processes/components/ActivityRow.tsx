import { IconButton } from '@/components/ui/IconButton'
import { Status } from '@/components/ui/Status'
import type { AdminProcessQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useNamed, useWord } from '../../shared/names'
import type { Activity, Problem } from '../rules'
import { useTerm } from '../useTerm'

export interface ActivityRowProps {
  activity: Activity
  activities: readonly Activity[]
  data: AdminProcessQuery
  problem: Problem | null
  refused: boolean
  onEdit: (() => void) | null
  onDrop: (() => void) | null
}

/** One activity as a sentence: who does it, after what, within which time. */
export function ActivityRow({ activity, activities, data, problem, refused, ...on }: ActivityRowProps) {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const term = useTerm(data).told(activity)
  const { locale } = useFormat()
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const called = (key: string) => name(activities.find((one) => one.key === key)?.names, key)
  const who =
    activity.kind === 'AUTOMATIC'
      ? t('admin.process.bySystem', { action: word('automatic', activity.action ?? '') })
      : word('role', activity.role ?? '')
  const waits = activity.waits_for ?? []
  return (
    <li
      className={`flex items-start gap-2 border-b border-line py-2 pr-2 pl-4 last:border-0 ${problem || refused ? 'bg-late-soft' : ''}`}
    >
      <div className="min-w-0 grow py-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name(activity.names, '') || t('admin.process.unnamed')}
          {activity.optional && <Status tone="idle">{t('admin.process.optional')}</Status>}
        </p>
        <p className="text-sm text-muted">
          {who}
          {term && ` · ${term}`}
        </p>
        <p className="text-sm text-muted">
          {waits.length
            ? t('admin.process.after', { activities: list.format(waits.map(called)) })
            : t('admin.process.atOnce')}
        </p>
        {(problem || refused) && (
          <p role="alert" className="text-sm font-medium text-late">
            {t(problem ? `admin.process.problem.${problem}` : 'admin.process.problem.refused')}
          </p>
        )}
      </div>
      {on.onEdit && (
        <IconButton
          icon="edit"
          label={t('admin.process.edit', { name: called(activity.key) })}
          onPress={on.onEdit}
        />
      )}
      {on.onDrop && (
        <IconButton
          icon="trash"
          label={t('admin.process.drop', { name: called(activity.key) })}
          onPress={on.onDrop}
        />
      )}
    </li>
  )
}
