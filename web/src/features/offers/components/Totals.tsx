import type { ReactNode } from 'react'
import { Money } from '@/components/ui/Money'
import type { Amount } from '@/lib/format'
import { useText } from '@/lib/i18n'

export interface Sum {
  net: Amount
  vat: Amount
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
    <dl
      aria-busy={pending || undefined}
      className={`flex flex-col gap-1 transition-opacity duration-150 ${pending ? 'opacity-60' : ''}`}
    >
      <Line label={t('offers.total.monthly')} strong>
        <Money value={monthly.net} />
      </Line>
      <Line label={t('offers.total.vat')}>
        <Money value={monthly.vat} />
      </Line>
      {monthly.gross && (
        <Line label={t('offers.total.gross')}>
          <Money value={monthly.gross} />
        </Line>
      )}
      <Line label={t('offers.total.oneTime')} strong>
        <Money value={oneTime.net} />
      </Line>
      <Line label={t('offers.total.vat')}>
        <Money value={oneTime.vat} />
      </Line>
      <Line label={t('offers.total.contract')} strong>
        <Money value={contract.net} />
      </Line>
      <Line label={t('offers.total.vat')}>
        <Money value={contract.vat} />
      </Line>
    </dl>
  )
}

function Line({ label, strong = false, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={`flex items-baseline justify-between gap-3 ${strong ? 'not-first:mt-2 not-first:border-t not-first:border-line not-first:pt-2' : 'text-sm text-muted'}`}
    >
      <dt>{label}</dt>
      <dd className={strong ? 'text-xl font-semibold' : ''}>{children}</dd>
    </div>
  )
}
