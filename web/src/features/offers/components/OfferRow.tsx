import { Badge } from '@/components/ui/Badge'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import type { OffersQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { daysLeft, STATUS_TONE } from '../rules'

/** What decides: the customer and what it is worth, where it stands and until when, whose it is. */
export function OfferRow({ offer }: { offer: OffersQuery['offers']['edges'][number]['node'] }) {
  const t = useText()
  const { status, tender, customer, owner, revision, revisionNumber, validUntil, number } = offer
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{customer?.name ?? number}</span>
        <Money value={revision?.monthlyNet} whole per={t('offers.perMonth')} />
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-muted">
        <Status tone={STATUS_TONE[status]}>{t(`offers.status.${status}`)}</Status>
        {tender && <Badge>{t('offers.tender')}</Badge>}
        {status === 'SENT' && validUntil && <Until day={validUntil} />}
        <span className="num min-w-0 truncate">
          {[owner?.name, number, t('offers.revision', { number: revisionNumber })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </>
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
