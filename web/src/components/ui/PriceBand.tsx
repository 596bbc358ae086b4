import { type Amount, useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { ToneShape } from './Status'

export interface PriceBandProps {
  price: Amount
  /** Below it nobody may sell without consent. */
  floor: Amount
  list: Amount
  /** Below it the next level has to agree; between it and `list` the seller decides alone. */
  limit?: Amount | null
}

/** Where a price lies between the lowest allowed and the list price. */
export function PriceBand({ price, floor, list, limit }: PriceBandProps) {
  const t = useText()
  const format = useFormat()
  const low = Number(floor.amount)
  const high = Number(list.amount)
  const own = Number(price.amount)
  const edge = limit ? Number(limit.amount) : low
  // A little air on both sides shows a price outside the band as outside.
  const pad = Math.max(high - low, 0.01) * 0.12
  const at = (value: number) =>
    Math.min(100, Math.max(0, ((value - low + pad) / (high - low + 2 * pad)) * 100))
  const tone = own < low ? 'late' : own < edge ? 'warn' : 'good'
  const colour = { late: 'text-late', warn: 'text-warn', good: 'text-good' }[tone]
  const word = { late: t('ui.band.below'), warn: t('ui.band.approval'), good: t('ui.band.free') }[tone]
  return (
    // How far one may go is not for paper.
    <div
      data-print="none"
      className="drawn flex min-w-40 flex-col gap-1"
      role="img"
      aria-label={`${format.money(price)}: ${word}`}
    >
      <div className="relative h-5">
        <div className="absolute inset-x-0 top-2 h-1.5 rounded-full bg-late-soft" />
        <div
          className="absolute top-2 h-1.5 bg-warn-soft"
          style={{ left: `${at(low)}%`, right: `${100 - at(edge)}%` }}
        />
        <div
          className="absolute top-2 h-1.5 bg-good-soft"
          style={{ left: `${at(edge)}%`, right: `${100 - at(high)}%` }}
        />
        {[...new Set([low, edge, high])].map((value) => (
          <div
            key={value}
            className="absolute top-1.5 h-2.5 w-px bg-edge"
            style={{ left: `${at(value)}%` }}
          />
        ))}
        <div className={`absolute top-[0.3rem] -translate-x-1/2 ${colour}`} style={{ left: `${at(own)}%` }}>
          <span className="flex size-3.5 items-center justify-center rounded-full bg-surface">
            <ToneShape tone={tone} size={13} />
          </span>
        </div>
      </div>
      <div className="num flex justify-between gap-2 text-xs text-muted">
        <span>{format.money(floor)}</span>
        <span className={`font-medium ${colour}`}>{word}</span>
        <span>{format.money(list)}</span>
      </div>
    </div>
  )
}
