import { Clock } from '@/components/ui/Clock'
import { Icon } from '@/components/ui/Icon'
import type { HomeQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { clockOf, iconOf, isSubject, readable, whose } from '../rules'

/** What is asked, about what, by whom, until when. */
export function InboxShortRow({ item }: { item: HomeQuery['inbox']['nodes'][number] }) {
  const t = useText()
  const clock = clockOf(item)
  const subject = isSubject(item.subject) ? t(`inbox.subject.${item.subject}`) : readable(item.subject)
  return (
    <span className="flex items-center gap-3">
      <Icon name={iconOf(item.subject)} className="shrink-0 text-muted" />
      <span className="min-w-0 grow">
        <span className="block font-medium break-words">{item.title}</span>
        <span className="block truncate text-sm text-muted">
          {[whose(item), `${subject} ${item.number}`.trim(), item.sender?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
      {clock && (
        <span className="shrink-0">
          <Clock {...clock} label={item.title} />
        </span>
      )}
    </span>
  )
}
