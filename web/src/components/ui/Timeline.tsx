import type { ReactNode } from 'react'
import { useFormat } from '@/lib/format'
import { Icon, type IconName } from './Icon'

export interface TimelineEntry {
  id: string
  at: string
  icon: IconName
  /** One sentence: who did what. */
  title: ReactNode
  body?: ReactNode
  /** Not delivered yet. */
  pending?: boolean
}

/** What happened, newest first, under a heading for each day. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const format = useFormat()
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map((entry, at) => {
        const day = format.date(entry.at)
        const newDay = at === 0 || format.date(entries[at - 1]?.at ?? '') !== day
        return (
          <li key={entry.id} className={entry.pending ? 'italic' : undefined}>
            {newDay && <h3 className="pt-3 pb-2 text-sm font-semibold text-muted first:pt-0">{day}</h3>}
            <div className="relative flex gap-3 pb-4">
              {at < entries.length - 1 && (
                <span aria-hidden="true" className="absolute top-8 bottom-0 left-4 w-px bg-line" />
              )}
              <span className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-surface text-muted">
                <Icon name={entry.icon} size={16} />
              </span>
              <div className="min-w-0 grow pt-1">
                <div className="flex items-baseline justify-between gap-3">
                  <div className="min-w-0">{entry.title}</div>
                  <time
                    dateTime={entry.at}
                    title={format.dateTime(entry.at)}
                    className="num shrink-0 text-sm text-muted"
                  >
                    {format.time(entry.at)}
                  </time>
                </div>
                {entry.body && <div className="mt-1 text-muted">{entry.body}</div>}
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
