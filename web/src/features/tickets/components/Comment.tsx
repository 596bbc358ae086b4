import { Icon } from '@/components/ui/Icon'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { type CardTicket, PENDING } from '../rules'

/** One message: the customer's on the left, ours indented, internal notes on their own ground with a lock. */
export function Comment({ comment }: { comment: CardTicket['comments'][number] }) {
  const t = useText()
  const format = useFormat()
  const pending = comment.id.startsWith(PENDING)
  const author =
    comment.author?.name ?? t(comment.fromCustomer ? 'tickets.comment.customer' : 'tickets.comment.us')
  const ground = comment.internal
    ? 'ml-6 border border-dashed border-warn bg-warn-soft'
    : comment.fromCustomer
      ? 'mr-6 bg-sunken'
      : 'ml-6 bg-accent-soft'
  return (
    <li className={`rounded-card px-3 py-2 ${ground} ${pending ? 'opacity-60' : ''}`}>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <span className="font-medium text-ink">{author}</span>
        {comment.internal && (
          <span className="inline-flex items-center gap-1 font-medium text-warn">
            <Icon name="lock" size={14} />
            {t('tickets.comment.internal')}
          </span>
        )}
        <time dateTime={comment.createdAt} title={format.dateTime(comment.createdAt)} className="num">
          {pending ? t('tickets.comment.pending') : format.relative(comment.createdAt)}
        </time>
      </p>
      <p className="mt-1 break-words whitespace-pre-line">{comment.body}</p>
    </li>
  )
}
