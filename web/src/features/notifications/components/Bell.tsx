import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { Press } from '@/components/ui/Press'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useLive } from '@/lib/live'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { NotificationCame } from '../api/arrived'
import { UnreadNotifications } from '../api/unread'

const NotificationSheet = lateComponent(() => import('./NotificationSheet'))

/** How much is unread, as it comes; opens the list. */
export function Bell({ className }: { className: string }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [news, setNews] = useState('')
  const { data } = useQuery(read(UnreadNotifications, {}))
  const count = data?.unreadNotificationCount ?? 0
  useLive(NotificationCame, {}, ({ notificationArrived }) => {
    queryClient.setQueryData(read(UnreadNotifications, {}).queryKey, {
      unreadNotificationCount: notificationArrived.unreadCount,
    })
    setNews(notificationArrived.title)
    void queryClient.invalidateQueries({ queryKey: ['Notifications'] })
  })
  return (
    <>
      <Press
        aria-label={t('app.bell', { count })}
        onPress={() => setOpen(true)}
        className={`relative ${className}`}
      >
        <Icon name="bell" />
        {count > 0 && (
          <span
            aria-hidden="true"
            className="num absolute top-1 left-1/2 min-w-4.5 rounded-full bg-[#ff9c90] px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-[#3c0f0b]"
          >
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Press>
      <span className="sr-only" aria-live="polite">
        {news}
      </span>
      {open && (
        <Suspense>
          <NotificationSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
