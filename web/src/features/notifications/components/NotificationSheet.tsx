import { useRouter } from '@tanstack/react-router'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Sheet } from '@/components/ui/Sheet'
import { Skeleton } from '@/components/ui/Skeleton'
import { toast } from '@/components/ui/Toast'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { NotificationMarkAllRead } from '../api/markAllRead'
import { NotificationMarkRead } from '../api/markRead'
import { Notifications } from '../api/notifications'
import { iconOf } from '../rules'

const LISTS = ['Notifications', 'UnreadNotifications']

/** What happened, newest first; opening one reads it. */
export default function NotificationSheet({ onClose }: { onClose: () => void }) {
  const t = useText()
  const router = useRouter()
  const list = useList(Notifications, { first: 30 }, (data) => data.notifications)
  const one = useWrite(NotificationMarkRead, LISTS)
  const all = useWrite(NotificationMarkAllRead, LISTS)
  const failed = () => toast({ tone: 'late', text: t('notifications.failed') })
  const go = (to: string) => {
    onClose()
    router.history.push(to)
  }
  return (
    <Sheet
      title={t('notifications.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {'/notifications' in router.routesByPath && (
            <Button look="quiet" icon="admin" onPress={() => go('/notifications')}>
              {t('notifications.wishes')}
            </Button>
          )}
          <Button isPending={all.isPending} onPress={() => all.mutate({}, { onError: failed })}>
            {t('notifications.allRead')}
          </Button>
        </>
      }
    >
      <OfflineNote asOf={list.asOf} />
      {list.loading && <Skeleton rows={5} />}
      {Boolean(list.error) && <ErrorState error={list.error} onRetry={list.retry} />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState icon="bell" title={t('notifications.empty')} />
      )}
      <ul aria-label={t('notifications.title')} className="-mx-5 -mt-5">
        {list.rows.map((row) => (
          <li key={row.id} className="border-b border-line">
            <button
              type="button"
              onClick={() => {
                if (!row.readAt) one.mutate({ id: row.id }, { onError: failed })
                if (row.link) go(row.link)
              }}
              className={`flex min-h-row w-full gap-3 px-5 py-2.5 text-left -outline-offset-2 hover:bg-hover ${row.readAt ? '' : 'bg-accent-soft'}`}
            >
              <Icon name={iconOf(row.kind)} className="mt-0.5 shrink-0 text-muted" />
              <span className="min-w-0 grow">
                <span className={`block break-words ${row.readAt ? '' : 'font-semibold'}`}>
                  {!row.readAt && <span className="sr-only">{t('notifications.unread')} </span>}
                  {row.title}
                </span>
                {row.body && <span className="block text-sm break-words text-muted">{row.body}</span>}
              </span>
              <Moment at={row.createdAt} />
            </button>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <div className="pt-3">
          <Button wide isPending={list.loadingMore} onPress={list.loadMore}>
            {t('notifications.older')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}

function Moment({ at }: { at: string }) {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.dateTime(at)} className="num shrink-0 text-sm text-muted">
      {format.relative(at)}
    </time>
  )
}
