import { useText } from '@/lib/i18n'
import { ActivityWords, current, frame } from './ProcessActivity'
import { inOneColumn, type Place } from './process'

/** The picture on a screen too narrow for lanes: one activity under another along the trunk's line, and what each follows. */
export function ProcessColumn({ places, label }: { places: readonly Place[]; label: string }) {
  const t = useText()
  const column = inOneColumn(places)
  return (
    <ol aria-label={label} className="flex flex-col p-1">
      {column.map(({ activity, after }, at) => (
        <li key={activity.id} aria-current={current(activity)} className="relative pb-3 pl-5 last:pb-0">
          {at < column.length - 1 && (
            <span
              aria-hidden="true"
              className={`absolute top-5 -bottom-5 left-1 w-0.5 ${activity.state === 'DONE' ? 'bg-accent' : 'bg-line'}`}
            />
          )}
          <span
            aria-hidden="true"
            className={`absolute top-4 left-0 size-2.5 rounded-full border-2 ${activity.state === 'DONE' ? 'border-accent bg-accent' : 'border-edge bg-surface'}`}
          />
          <div className={`flex flex-col px-3 py-2 ${frame(activity)}`}>
            <ActivityWords activity={activity} flat />
            {after && at > 0 && (
              <span className="mt-1 text-xs text-muted">
                {after.length > 0
                  ? t('ui.process.after', { names: after.join(', ') })
                  : t('ui.process.atOnce')}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
