import { useQuery } from '@tanstack/react-query'
import { BackLink } from '@/components/ui/BackLink'
import { Banner } from '@/components/ui/Banner'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { FileLink } from '@/components/ui/FileLink'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { Steps } from '@/components/ui/Steps'
import type { PortalTicketQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { PortalTicket } from '../api/portalTicket'
import { PortalTicketChanged } from '../api/ticketChanged'
import { TICKET_TONES, ticketSteps } from '../rules'
import { Answers, type Tried } from './Answers'
import { Beside } from './Beside'
import { Conversation } from './Conversation'
import { TicketActions } from './TicketActions'

/** One problem: where it is, what was said, and the customer's word on the solution (TIC-07). */
export function TicketPage({ id, isNew }: { id: string; isNew: boolean }) {
  const t = useText()
  const query = useQuery({ ...read(PortalTicket, { id }), refetchInterval: useFallback() })
  useChanges(PortalTicketChanged, { id }, ['PortalTicket'])
  const ticket = query.data?.ticket
  return (
    <Page
      back={<BackLink href="/portal/tickets">{t('portal.tickets.title')}</BackLink>}
      title={ticket?.subject ?? t('portal.tickets.title')}
    >
      <div className="flex max-w-6xl flex-col gap-4">
        <OfflineNote asOf={query.dataUpdatedAt} />
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && !ticket && <EmptyState icon="tickets" title={t('portal.ticket.gone')} />}
        {ticket && isNew && (
          <Banner tone="good" title={t('portal.ticket.thanks', { number: ticket.number })}>
            {t('portal.ticket.thanksHelp')}
          </Banner>
        )}
        {ticket && <Body ticket={ticket} photos={query.data?.attachments.nodes ?? []} />}
      </div>
    </Page>
  )
}

interface BodyProps {
  ticket: NonNullable<PortalTicketQuery['ticket']>
  photos: PortalTicketQuery['attachments']['nodes']
}

function Body({ ticket, photos }: BodyProps) {
  const t = useText()
  const format = useFormat()
  const tried = (ticket.diagnosis ?? []) as readonly Tried[]
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status tone={TICKET_TONES[ticket.status]}>{t(`portal.ticket.status.${ticket.status}`)}</Status>
        <span className="num text-muted">
          {ticket.number} · {format.dateTime(ticket.createdAt)}
        </span>
      </p>
      <Beside
        aside={
          <>
            {ticket.status !== 'CANCELLED' && (
              <section className="card p-4 max-lg:order-first">
                <Steps
                  label={t('portal.ticket.progress')}
                  down
                  steps={ticketSteps(ticket.status).map(({ id, state }) => ({
                    id,
                    state,
                    label: t(`portal.ticket.step.${id}`),
                    when:
                      id === 'reported'
                        ? format.dateTime(ticket.createdAt)
                        : id === 'solved' && ticket.resolvedAt && state !== 'next'
                          ? format.dateTime(ticket.resolvedAt)
                          : id === 'closed' && ticket.closedAt && state !== 'next'
                            ? format.dateTime(ticket.closedAt)
                            : undefined,
                  }))}
                />
              </section>
            )}
            {tried.length > 0 && (
              <section aria-labelledby="tried" className="card p-4">
                <h2 id="tried" className="mb-2 text-lg">
                  {t('portal.ticket.tried')}
                </h2>
                <Answers answers={tried} />
              </section>
            )}
            {photos.length > 0 && (
              <p className="flex flex-wrap gap-2">
                {photos.map((photo) => (
                  <FileLink key={photo.id} file={photo} />
                ))}
              </p>
            )}
          </>
        }
      >
        {ticket.status === 'REJECTED' && (
          <Banner tone="warn" title={t('portal.ticket.missing')}>
            {ticket.rejection}
          </Banner>
        )}
        {ticket.resolution && (
          <section aria-labelledby="solution" className="rounded-card bg-good-soft p-4">
            <h2 id="solution" className="text-lg">
              {t('portal.ticket.solution')}
            </h2>
            <p className="whitespace-pre-line">{ticket.resolution}</p>
          </section>
        )}
        <TicketActions ticket={ticket} />
        <Conversation ticket={ticket} />
      </Beside>
    </>
  )
}
