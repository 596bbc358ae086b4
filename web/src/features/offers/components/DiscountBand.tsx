import { ToneShape } from '@/components/ui/Status'
import type { LimitBand } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { BAND_TONE, type Limit } from '../rules'

export interface DiscountBandProps {
  /** Percent. */
  discount: number
  /** Null when the segment has none: then every discount needs pricing. */
  limit: Limit | null
  /** The server's word on the whole line: quantity, term and eligibility count too. */
  band: LimitBand
  /** Pricing has said yes to it. */
  agreed?: boolean
}

const COLOURS = { idle: '', info: 'text-info', good: 'text-good', warn: 'text-warn', late: 'text-late' }

/** Where a discount lies between none, what anybody gives, and what the segment allows at most. */
export function DiscountBand({ discount, limit, band, agreed = false }: DiscountBandProps) {
  const t = useText()
  const format = useFormat()
  const standard = limit?.standard ?? 0
  const maximum = limit?.maximum ?? 0
  const top = Math.min(100, Math.max(maximum * 1.3, discount * 1.08, 5))
  const at = (value: number) => `${Math.min(100, (value / top) * 100)}%`
  const byPricing = agreed && band === 'OUTSIDE'
  const tone = byPricing ? 'info' : BAND_TONE[band]
  const word = t(byPricing ? 'offers.band.AGREED' : `offers.band.${band}`)
  const percent = (value: number) => format.percent(value / 100, 2)
  const range = limit
    ? t('offers.band.range', { standard: percent(standard), maximum: percent(maximum) })
    : t('offers.reason.NO_LIMIT')
  return (
    <div
      data-print="none"
      className="drawn flex min-w-36 flex-col"
      role="img"
      aria-label={`${percent(discount)}: ${word}. ${range}`}
    >
      <div className="relative h-5">
        <div className="absolute inset-x-0 top-2 h-1.5 rounded-full bg-late-soft" />
        <div
          className="absolute left-0 top-2 h-1.5 rounded-l-full bg-warn-soft"
          style={{ width: at(maximum) }}
        />
        <div
          className="absolute left-0 top-2 h-1.5 rounded-l-full bg-good-soft"
          style={{ width: at(standard) }}
        />
        {[standard, maximum].map((value, index) => (
          <div
            // Both edges may lie at the same place.
            key={index === 0 ? 'standard' : 'maximum'}
            className="absolute top-1.5 h-2.5 w-px bg-edge"
            style={{ left: at(value) }}
          />
        ))}
        <div
          className={`absolute top-[0.3rem] -translate-x-1/2 ${COLOURS[tone]}`}
          style={{ left: at(discount) }}
        >
          <span className="flex size-3.5 items-center justify-center rounded-full bg-surface">
            <ToneShape tone={tone} size={13} />
          </span>
        </div>
      </div>
      <div className="flex flex-wrap justify-between gap-x-2 text-xs">
        <span className={`font-medium ${COLOURS[tone]}`}>{word}</span>
        <span className="num text-muted">{range}</span>
      </div>
    </div>
  )
}
