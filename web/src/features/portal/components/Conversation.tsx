import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { FileDrop } from '@/components/ui/FileDrop'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { PortalTicketQuery } from '@/gql/graphql'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { Refused } from '@/lib/errors'
import { followDraft } from '@/lib/followDraft'
import { useFormat } from '@/lib/format'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { writeOptimistic } from '@/lib/optimistic'
import { read } from '@/lib/read'
import { PortalTicket } from '../api/portalTicket'
import { PortalTicketComment, TicketPhoto } from '../api/ticketSteps'
import { PHOTOS } from '../rules'

type Ticket = NonNullable<PortalTicketQuery['ticket']>

/** What was reported and what has been said since; a message is kept without a line. */
export function Conversation({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const attach = async (uploadId: string) => {
    try {
      const sent = await sendOrKeep(TicketPhoto, {
        variables: { subjectId: ticket.id, uploadId },
        label: t('portal.ticket.message', { number: ticket.number }),
        subject: ticket.id,
        href: `/portal/tickets/${ticket.id}`,
        refetch: ['PortalTicket'],
      })
      if (!sent) toast({ text: t('ui.kept.toast'), tone: 'info' })
    } catch (error) {
      toast({ text: error instanceof Refused ? error.message : t('ui.file.failed'), tone: 'late' })
    }
  }
  const draft = `ticket.${ticket.id}`
  const [text, show] = useState(() => readDraft(draft) ?? '')
  const setText = (next: string) => {
    show(next)
    if (next) keepDraft(draft, next)
    else dropDraft(draft)
  }
  const [sending, setSending] = useState(false)
  useEffect(() => followDraft(draft, (kept) => show(kept ?? '')), [draft])
  const send = async () => {
    const body = text.trim()
    const mine = {
      id: `pending:${crypto.randomUUID()}`,
      body,
      fromCustomer: true,
      createdAt: new Date().toISOString(),
      author: null,
    }
    const failed = (error: unknown) =>
      toast({ text: error instanceof Refused ? error.message : t(helpFor(error)), tone: 'late' })
    setSending(true)
    const kept = writeOptimistic(PortalTicketComment, {
      variables: { id: ticket.id, body },
      label: t('portal.ticket.said', { number: ticket.number, text: beginning(body) }),
      subject: ticket.id,
      href: `/portal/tickets/${ticket.id}`,
      refetch: ['PortalTicket'],
      queryKey: read(PortalTicket, { id: ticket.id }).queryKey,
      change: (old: PortalTicketQuery) =>
        old.ticket ? { ...old, ticket: { ...old.ticket, comments: [...old.ticket.comments, mine] } } : old,
    })
    try {
      const { delivered } = await kept
      // It is in the queue now; one that is refused stays there, in the sync centre.
      const now = readDraft(draft) ?? ''
      setText(now.startsWith(text) ? now.slice(text.length).trimStart() : now)
      delivered.catch(failed)
    } catch (error) {
      // No room for it on the device.
      failed(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <section aria-labelledby="talk" className="flex flex-col gap-3">
      <h2 id="talk" className="text-lg">
        {t('portal.ticket.talk')}
      </h2>
      <ol className="flex flex-col gap-2">
        <Bubble own name={null} at={ticket.createdAt} pending={false}>
          {ticket.description}
        </Bubble>
        {ticket.comments.map((comment) => (
          <Bubble
            key={comment.id}
            own={comment.fromCustomer}
            name={comment.author?.name ?? null}
            at={comment.createdAt}
            pending={comment.id.startsWith('pending:')}
          >
            {comment.body}
          </Bubble>
        ))}
      </ol>
      {ticket.viewerCan.comment.allowed && (
        <div className="flex flex-col gap-2">
          <TextField
            label={t('portal.ticket.write')}
            multiline
            value={text}
            onChange={setText}
            maxLength={20_000}
          />
          <div className="self-end">
            <Button isDisabled={text.trim() === ''} isPending={sending} onPress={() => void send()}>
              {t('portal.send')}
            </Button>
          </div>
          <FileDrop
            label={t('portal.report.photo')}
            accept={PHOTOS}
            multiple
            camera
            subject={ticket.id}
            onUploaded={({ id }) => void attach(id)}
          />
        </div>
      )}
    </section>
  )
}

/** Enough of a message to know it again in the list of what waits. */
const beginning = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)

interface BubbleProps {
  own: boolean
  name: string | null
  at: string
  pending: boolean
  children: string
}

function Bubble({ own, name, at, pending, children }: BubbleProps) {
  const t = useText()
  const format = useFormat()
  return (
    <li
      className={`max-w-[85%] rounded-card px-4 py-2.5 ${own ? 'self-end bg-accent-soft' : 'card self-start'} ${pending ? 'opacity-60' : ''}`}
    >
      <p className="text-sm text-muted">
        {name ?? t(own ? 'portal.ticket.you' : 'portal.ticket.us')} ·{' '}
        <time dateTime={at} title={format.dateTime(at)}>
          {pending ? t('portal.ticket.sending') : format.relative(at)}
        </time>
      </p>
      <p className="whitespace-pre-line">{children}</p>
    </li>
  )
}
