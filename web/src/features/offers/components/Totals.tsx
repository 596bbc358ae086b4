import { Money } from '@/components/ui/Money'
import type { Amount } from '@/lib/format'
import { useText } from '@/lib/i18n'

export interface Sum {
  net: Amount
  /** Not known to a device without a line. */
  vat?: Amount
  gross?: Amount
}

export interface TotalsProps {
  monthly: Sum
  oneTime: Sum
  contract: Sum
  /** A newer sum is on its way. */
  pending?: boolean
}

/** What the offer costs a month, once, and over the whole term; VAT apart (OFF-03). */
export function Totals({ monthly, oneTime, contract, pending }: TotalsProps) {
  const t = useText()
  return (
    <div className="@container">
      <dl
        aria-busy={pending || undefined}
        className={`grid gap-x-6 gap-y-2 transition-opacity duration-150 @lg:grid-cols-[auto_auto_auto] @lg:justify-between @lg:gap-y-0 @lg:text-right ${pending ? 'opacity-60' : ''}`}
      >
        <Figure label={t('offers.total.monthly')} sum={monthly} />
        <Figure label={t('offers.total.oneTime')} sum={oneTime} />
        <Figure label={t('offers.total.contract')} sum={contract} />
      </dl>
    </div>
  )
}

/** Under each other the sums stand at the right edge, side by side each under its name. */
function Figure({ label, sum }: { label: string; sum: Sum }) {
  const t = useText()
  return (
    <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 border-line not-first:border-t not-first:pt-2 @lg:block @lg:not-first:border-t-0 @lg:not-first:pt-0">
      <dt className="text-sm font-medium">{label}</dt>
      <dd className="text-right text-xl font-semibold">
        <Money value={sum.net} />
      </dd>
      {sum.vat && <Part label={t('offers.total.vat')} value={sum.vat} />}
      {sum.gross && <Part label={t('offers.total.gross')} value={sum.gross} />}
    </div>
  )
}

function Part({ label, value }: { label: string; value: Amount }) {
  return (
    <>
      <dt className="text-sm text-muted @lg:inline">{label}</dt>{' '}
      <dd className="text-right text-sm text-muted @lg:inline">
        <Money value={value} />
      </dd>
    </>
  )
}
