import { useQuery } from '@tanstack/react-query'
import { AppLink } from '@/components/ui/AppLink'
import { Clock } from '@/components/ui/Clock'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { InboxChanged } from '../api/inboxChanged'
import { InboxNext } from '../api/inboxNext'
import { clockOf, iconOf, isSubject, placeOf, readable, whose } from '../rules'

/** What of my own is due first, and how much waits in all. */
export function InboxNextList() {
  const t = useText()
  const query = useQuery({ ...read(InboxNext, { first: 6 }), refetchInterval: useFallback() })
  useChanges(InboxChanged, {}, ['InboxNext'])
  const items = query.data?.inbox.nodes ?? []
  return (
    <section aria-label={t('inbox.next')} className="card min-w-0 overflow-hidden">
      <header className="flex min-h-row items-center gap-2 border-b border-line py-1 pr-2 pl-4">
        <h2 className="min-w-0 grow text-lg">{t('inbox.next')}</h2>
        <AppLink
          href="/inbox"
          className="inline-flex min-h-control items-center gap-1 rounded-control px-2 font-medium text-accent hover:bg-hover"
        >
          {t('inbox.all', { count: query.data?.inboxCount ?? 0 })}
          <Icon name="next" size={16} />
        </AppLink>
      </header>
      <OfflineNote asOf={query.dataUpdatedAt} />
      {query.isPending && <Skeleton rows={4} />}
      {query.isError && !query.data && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && items.length === 0 && (
        <EmptyState icon="check" title={t('inbox.empty.PERSONAL')}>
          {t('inbox.emptyText')}
        </EmptyState>
      )}
      <ul>
        {items.map((item) => {
          const clock = clockOf(item)
          const subject = isSubject(item.subject)
            ? t(`inbox.subject.${item.subject}`)
            : readable(item.subject)
          return (
            <li
              key={item.id}
              className="flex items-center gap-2 border-b border-line pr-3 last:border-0 hover:bg-hover"
            >
              <AppLink
                href={placeOf(item)}
                className="flex min-h-row min-w-0 grow items-center gap-3 py-2 pl-4 -outline-offset-2"
              >
                <Icon name={iconOf(item.subject)} className="shrink-0 text-muted" />
                <span className="min-w-0">
                  <span className="block font-medium break-words">{item.title}</span>
                  <span className="block truncate text-sm text-muted">
                    {[whose(item), `${subject} ${item.number}`.trim(), item.sender?.name]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </AppLink>
              {clock && <Clock {...clock} label={item.title} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
