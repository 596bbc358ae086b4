import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { Icon } from '@/components/ui/Icon'
import type { HomeQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { clockOf, iconOf, isOnTheCard, isSubject, mayAct, readable, whose } from '../rules'

export type ShortItem = HomeQuery['inbox']['nodes'][number]

export interface InboxShortRowProps {
  item: ShortItem
  /** Begins the answer. */
  onDone: (item: ShortItem) => void
}

/** What is asked, about what, by whom, until when, and its answer. */
export function InboxShortRow({ item, onDone }: InboxShortRowProps) {
  const t = useText()
  const clock = clockOf(item)
  const subject = isSubject(item.subject) ? t(`inbox.subject.${item.subject}`) : readable(item.subject)
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      <Icon name={iconOf(item.subject)} className="shrink-0 text-muted" />
      <span className="min-w-40 grow basis-0">
        <span className="block font-medium break-words">{item.title}</span>
        <span className="block truncate text-sm text-muted">
          {[whose(item), `${subject} ${item.number}`.trim(), item.sender?.name].filter(Boolean).join(' · ')}
        </span>
        {item.note && <span className="line-clamp-2 text-sm break-words">{item.note}</span>}
      </span>
      <span className="flex shrink-0 items-center gap-3">
        {clock && <Clock {...clock} label={item.title} />}
        {!isOnTheCard(item) && mayAct(item, 'note') && (
          <Button icon="check" onPress={() => onDone(item)}>
            {t('inbox.done')}
          </Button>
        )}
      </span>
    </span>
  )
}
