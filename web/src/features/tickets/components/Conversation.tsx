import { Banner } from '@/components/ui/Banner'
import { FileLink } from '@/components/ui/FileLink'
import { Panel } from '@/components/ui/Panel'
import type { TicketCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import type { CardTicket } from '../rules'
import { Comment } from './Comment'
import { Composer } from './Composer'

interface ConversationProps {
  ticket: CardTicket
  files: TicketCardQuery['attachments']['nodes']
}

/** What was reported and shown, what was said since, and room to answer; what only colleagues see is marked as such. */
export function Conversation({ ticket, files }: ConversationProps) {
  const t = useText()
  return (
    <Panel title={t('tickets.conversation')}>
      <div className="flex flex-col gap-3 p-4">
        {ticket.status === 'REJECTED' && ticket.rejection && (
          <Banner tone="warn" title={t('tickets.rejected')}>
            <p className="whitespace-pre-line">{ticket.rejection}</p>
          </Banner>
        )}
        <p className="break-words whitespace-pre-line">{ticket.description}</p>
        {files.length > 0 && (
          <p className="flex flex-wrap gap-2">
            {files.map((file) => (
              <FileLink key={file.id} file={file} />
            ))}
          </p>
        )}
        {ticket.comments.length > 0 && (
          <ol className="flex flex-col gap-3 border-t border-line pt-3">
            {ticket.comments.map((comment) => (
              <Comment key={comment.id} comment={comment} />
            ))}
          </ol>
        )}
        {ticket.resolution && (
          <Banner
            tone="good"
            title={t(ticket.status === 'RESOLVED' ? 'tickets.proposed' : 'tickets.resolution')}
          >
            <p className="whitespace-pre-line">{ticket.resolution}</p>
          </Banner>
        )}
      </div>
      {ticket.viewerCan.comment.allowed ? (
        <Composer ticket={ticket} />
      ) : (
        ticket.viewerCan.comment.reason && (
          <p className="border-t border-line px-4 py-3 text-sm text-muted">
            {ticket.viewerCan.comment.reason}
          </p>
        )
      )}
    </Panel>
  )
}
