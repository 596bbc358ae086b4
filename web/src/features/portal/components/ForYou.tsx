import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Icon, type IconName } from '@/components/ui/Icon'
import type { PortalHomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { contents, toAnswer } from '../progress'
import { AnswerInstallation } from './AnswerInstallation'
import { stepName } from './words'

/** What waits for the reader's word: offers, installations, solved problems, missing facts. */
export function ForYou({ home }: { home: PortalHomeQuery }) {
  const t = useText()
  const format = useFormat()
  const installations = home.orders.nodes
    .filter(({ viewerCan }) => viewerCan.answer.allowed)
    .flatMap((order) => toAnswer(order).map((activity) => ({ order, activity })))
  const answers = home.tickets.nodes.filter(({ status }) => status === 'RESOLVED' || status === 'REJECTED')
  if (home.offers.nodes.length + installations.length + answers.length === 0) return null
  return (
    <section aria-labelledby="foryou">
      <h2 id="foryou" className="mb-2 text-xl">
        {t('portal.forYou.title')}
      </h2>
      <ul className="card divide-y divide-line">
        {home.offers.nodes.map((offer) => (
          <Item
            key={offer.id}
            icon="offers"
            title={t('portal.forYou.offer', { number: offer.number })}
            text={[
              offer.revision && `${format.money(offer.revision.monthlyNet)} ${t('portal.perMonth')}`,
              offer.validUntil && t('portal.offer.until', { day: format.date(offer.validUntil) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <AppLink href={`/portal/offers/${offer.id}`} className={buttonClass('secondary')}>
              {t('portal.forYou.look')}
            </AppLink>
          </Item>
        ))}
        {installations.map(({ order, activity }) => (
          <Item
            key={activity.id}
            icon="orders"
            title={stepName(activity, t)}
            text={[
              contents(order.lines).text,
              activity.dueAt && t('portal.until', { day: format.date(activity.dueAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            href={`/portal/orders/${order.id}`}
          >
            <AnswerInstallation activity={activity} number={order.number} compact />
          </Item>
        ))}
        {answers.map((ticket) => (
          <Item
            key={ticket.id}
            icon="tickets"
            title={ticket.subject}
            text={`${ticket.number} · ${t(`portal.ticket.status.${ticket.status}`)}`}
          >
            <AppLink href={`/portal/tickets/${ticket.id}`} className={buttonClass('secondary')}>
              {t('portal.forYou.answer')}
            </AppLink>
          </Item>
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  icon: IconName
  title: string
  text: string
  href?: string
  children: ReactNode
}

function Item({ icon, title, text, href, children }: ItemProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-warn-soft text-warn">
        <Icon name={icon} />
      </span>
      <span className="min-w-60 grow basis-0">
        <span className="block font-semibold">
          {href ? (
            <AppLink
              href={href}
              className="-my-2.5 inline-flex min-h-11 items-center underline decoration-edge underline-offset-4"
            >
              {title}
            </AppLink>
          ) : (
            title
          )}
        </span>
        <span className="num block text-sm text-muted">{text}</span>
      </span>
      {children}
    </li>
  )
}
