import { Badge } from '@/components/ui/Badge'
import { Money } from '@/components/ui/Money'
import { Row } from '@/components/ui/Row'
import { Status } from '@/components/ui/Status'
import type { OffersQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { daysLeft, STATUS_TONE } from '../rules'

/** What decides: the customer and what it is worth, where it stands and until when, whose it is. */
export function OfferRow({ offer }: { offer: OffersQuery['offers']['edges'][number]['node'] }) {
  const t = useText()
  const { status, tender, customer, owner, revision, validUntil, number } = offer
  return (
    <Row
      title={customer?.name ?? number}
      value={<Money value={revision?.monthlyNet} whole per={t('offers.perMonth')} />}
      state={
        <>
          <Status tone={STATUS_TONE[status]}>{t(`offers.status.${status}`)}</Status>
          {tender && <Badge>{t('offers.tender')}</Badge>}
          {status === 'SENT' && validUntil && <Until day={validUntil} />}
        </>
      }
      note={owner?.name}
      number={customer && number}
    />
  )
}

/** How long the customer can still say yes; the day itself on touch and hover. */
export function Until({ day }: { day: string }) {
  const t = useText()
  const format = useFormat()
  const left = daysLeft(day)
  const soon = left <= 3
  return (
    <time dateTime={day} title={format.date(day)} className={soon ? 'font-medium text-warn' : undefined}>
      {left < 0 ? t('offers.expired') : t('offers.left', { count: left })}
    </time>
  )
}
