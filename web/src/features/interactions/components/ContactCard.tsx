import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { IconButton } from '@/components/ui/IconButton'
import { Menu } from '@/components/ui/Menu'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Panel } from '@/components/ui/Panel'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import type { InteractionCardQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { InteractionCard } from '../api/interactionCard'
import { InteractionChanged } from '../api/interactionChanged'
import { clockOf } from '../rules'
import { useStarts } from '../starts'

const RegisterDialog = lateComponent(() => import('./RegisterDialog'))
const TicketDialog = lateComponent(() => import('./TicketDialog'))
const FinishDialog = lateComponent(() => import('./FinishDialog'))

export type CardContact = NonNullable<InteractionCardQuery['interaction']>
type Task = 'register' | 'ticket' | 'finish'

const PLACES: Record<string, string> = {
  ticket: '/tickets',
  lead: '/leads',
  offer: '/offers',
  contract: '/contracts',
}

/** One contact, whole: with whom, why, what was said, how long, and what came of it. */
export default function ContactCard({ id }: { id: string }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery({ ...read(InteractionCard, { id }), refetchInterval: useFallback() })
  useChanges(InteractionChanged, { id }, ['InteractionCard'])
  const [task, setTask] = useState<Task | null>(null)
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const contact = query.data?.interaction
  const starts = useStarts(id, contact?.customer?.id)
  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!contact) return <EmptyState icon="phone" title={t('interactions.gone')} />
  const name = contact.customer?.name ?? contact.caller ?? t('interactions.nobody')
  const { viewerCan: may } = contact
  const why = (one: { allowed: boolean; reason?: string | null }) =>
    one.allowed ? null : (one.reason ?? t('interactions.failed'))
  return (
    <article aria-label={name} className="@container flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <CardHead
        back={{ href: `/interactions${view}`, label: t('interactions.title') }}
        title={
          contact.customer ? (
            <AppLink
              href={`/customers/${contact.customer.id}`}
              className="inline-flex min-h-control min-w-control items-center hover:underline"
            >
              {name}
            </AppLink>
          ) : (
            name
          )
        }
        facts={
          <>
            <Status tone={contact.status === 'OPEN' ? 'info' : 'idle'}>
              {t(`interactions.status.${contact.status}`)}
            </Status>
            <span>
              {[
                t(`interactions.channel.${contact.channel}`),
                t(`interactions.direction.${contact.direction}`),
                format.dateTime(contact.arrivedAt),
              ].join(' · ')}
            </span>
            <span className="num">{contact.number}</span>
          </>
        }
        actions={
          <>
            {may.write.allowed && (
              <Button look="primary" icon="check" onPress={() => setTask('finish')}>
                {t('interactions.close')}
                <PressKey keys={MAIN_KEY} label={t('interactions.close')} />
              </Button>
            )}
            <Menu
              label={contact.number}
              trigger={<IconButton icon="more" label={t('interactions.actions')} />}
              actions={[
                {
                  id: 'register',
                  label: t(contact.customer ? 'interactions.register' : 'interactions.register.first'),
                  icon: 'user',
                  disabledReason: why(may.move),
                  onAction: () => setTask('register'),
                },
                {
                  id: 'ticket',
                  label: t('interactions.ticket'),
                  icon: 'tickets',
                  disabledReason:
                    why(may.link) ?? (contact.customer ? null : t('interactions.ticket.nobodys')),
                  onAction: () => setTask('ticket'),
                },
                ...starts.filter((one) => one.id !== 'new-ticket' && may.link.allowed),
              ]}
            />
          </>
        }
      />
      <div className="flex flex-col gap-3 p-3">
        <Panel title={t('interactions.note')}>
          <p className="px-4 pt-1 pb-3 break-words whitespace-pre-line">
            {contact.note ?? <span className="text-muted">{t('interactions.note.none')}</span>}
          </p>
        </Panel>
        <Panel title={t('interactions.reason')}>
          {contact.topics.length === 0 && (
            <p className="px-4 pb-3 text-muted">{t('interactions.reason.none')}</p>
          )}
          <ul className="px-4 pb-3">
            {contact.topics.map(({ id: key, reason, subscription, billingAccount }) => (
              <li key={key} className="py-1">
                {[reason?.path, subscription?.number, billingAccount?.number].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('interactions.facts')}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 px-4 pb-3">
            <Fact name={t('interactions.person')}>{contact.contact?.name ?? contact.caller}</Fact>
            <Fact name={t('interactions.phone')}>
              {contact.phone && (
                <a
                  href={`tel:${contact.phone}`}
                  className="num inline-flex min-h-control min-w-control items-center text-accent hover:underline"
                >
                  {contact.phone}
                </a>
              )}
            </Fact>
            <Fact name={t('interactions.line')}>{contact.subscription?.number}</Fact>
            <Fact name={t('interactions.account')}>{contact.billingAccount?.number}</Fact>
            <Fact name={t('interactions.lead')}>
              {contact.lead && (
                <AppLink
                  href={`/leads/${contact.lead.id}`}
                  className="inline-flex min-h-control min-w-control items-center text-accent hover:underline"
                >
                  {contact.lead.companyName}
                </AppLink>
              )}
            </Fact>
            <Fact name={t('interactions.place')}>
              {[contact.place, contact.office, contact.region].filter(Boolean).join(', ')}
            </Fact>
            <Fact name={t('interactions.stream')}>{contact.stream}</Fact>
            <Fact name={t('interactions.agent')}>{contact.agent?.name}</Fact>
            <Fact name={t('interactions.talk')}>
              {contact.talkSeconds > 0 && clockOf(0, contact.talkSeconds * 1000)}
            </Fact>
            <Fact name={t('interactions.card')}>
              {contact.cardSeconds > 0 && clockOf(0, contact.cardSeconds * 1000)}
            </Fact>
          </dl>
        </Panel>
        {contact.outcomes.length > 0 && (
          <Panel title={t('interactions.outcomes')}>
            <ul className="px-4 pb-3">
              {contact.outcomes.map(({ id: key, kind, subject }) => (
                <li key={key}>
                  {subject && 'number' in subject && (
                    <AppLink
                      href={`${PLACES[kind] ?? ''}/${subject.id}`}
                      className="num inline-flex min-h-control items-center text-accent hover:underline"
                    >
                      {subject.number}
                    </AppLink>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <Suspense>
        {task === 'register' && <RegisterDialog contact={contact} onClose={() => setTask(null)} />}
        {task === 'ticket' && <TicketDialog contact={contact} onClose={() => setTask(null)} />}
        {task === 'finish' && <FinishDialog contact={contact} onClose={() => setTask(null)} />}
      </Suspense>
    </article>
  )
}

/** Nothing known, nothing shown. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
