import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Money } from '@/components/ui/Money'
import { NumberField } from '@/components/ui/NumberField'
import { Stepper } from '@/components/ui/Stepper'
import { useText } from '@/lib/i18n'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { type DraftLine, MOST_MONTHS, MOST_PIECES, withComponent } from '../draft'
import { limitOf, reasonsOf } from '../rules'
import type { PreviewLine } from '../usePreview'
import type { Product } from './Catalogue'
import { DiscountBand } from './DiscountBand'

export interface BuilderLineProps {
  line: DraftLine
  name: string
  /** Null for what is no longer in the catalogue. */
  product: Product | null
  priced: PreviewLine | undefined
  refusal: string | undefined
  onChange: (change: Partial<DraftLine>) => void
  onRemove: () => void
}

/** One product of the offer: how many, at which discount, for how long, and whether the segment allows it. */
export function BuilderLine({ line, name, product, priced, refusal, onChange, onRemove }: BuilderLineProps) {
  const t = useText()
  const { language } = usePreferences()
  const [open, setOpen] = useState(false)
  const limit = priced ? limitOf(priced.limit) : null
  const parts = product?.components ?? []
  const inside = parts.filter((part) => line.components[part.code])
  // Whether a discount is above a limit is seen in the band.
  const reasons = reasonsOf(priced?.reasons).filter(
    (reason) => !['ABOVE_STANDARD_DISCOUNT', 'NO_LIMIT'].includes(reason),
  )
  return (
    <li className="@container flex flex-col gap-2 border-b border-line px-4 py-3 last:border-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 @xl:grid-cols-[minmax(0,1fr)_auto_auto]">
        <div className="pt-1">
          <p className="font-semibold">{name}</p>
          <p className="min-h-[1.4em] text-sm text-muted">
            {priced ? <UnitPrice priced={priced} /> : !product && t('offers.line.gone')}
          </p>
        </div>
        <div className="order-last col-span-2 flex min-h-8 flex-wrap items-baseline gap-x-3 pt-1 @xl:order-none @xl:col-span-1 @xl:flex-col @xl:items-end">
          {priced && (
            <span className="text-lg font-semibold">
              <Money value={priced.totals.monthly.net} per={t('offers.perMonth')} />
            </span>
          )}
          {priced && Number(priced.totals.oneTime.net.amount) > 0 && (
            <span className="text-sm">
              <Money value={priced.totals.oneTime.net} per={t('offers.once')} />
            </span>
          )}
        </div>
        <IconButton icon="trash" label={t('offers.line.remove', { name })} onPress={onRemove} />
      </div>
      <div className="grid grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)] items-end gap-gap max-sm:grid-cols-[10rem_minmax(0,4fr)_minmax(0,3fr)] max-sm:gap-2 @3xl:grid-cols-[10rem_7rem_7rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-1">
          <span aria-hidden="true" className="text-sm font-medium">
            {t('offers.line.quantity')}
          </span>
          <Stepper
            label={t('offers.line.quantityOf', { name })}
            value={line.quantity}
            min={1}
            max={MOST_PIECES}
            onChange={(quantity) => onChange({ quantity })}
          />
        </div>
        <NumberField
          label={t('offers.line.discount')}
          value={line.discount}
          minValue={0}
          maxValue={100}
          formatOptions={{ maximumFractionDigits: 2 }}
          onChange={(discount) => onChange({ discount: discount ?? 0 })}
        />
        <NumberField
          label={t('offers.line.months')}
          value={line.months}
          minValue={0}
          maxValue={MOST_MONTHS}
          onChange={(months) => onChange({ months: months ?? 0 })}
        />
        {/* Its room is kept while the price is on its way. */}
        <div className="col-span-3 min-h-[calc(1.25rem+1.35em)] px-1.5 text-xs @3xl:col-span-1">
          {priced && <DiscountBand discount={line.discount} limit={limit} band={priced.band} />}
        </div>
      </div>
      {(reasons.length > 0 || refusal) && (
        <ul className="flex flex-col gap-0.5 text-sm text-late">
          {refusal && (
            <li role="alert" className="flex items-start gap-1.5">
              <Icon name="problem" size={16} className="mt-0.5 shrink-0" />
              {refusal}
            </li>
          )}
          {reasons.map((reason) => (
            <li key={reason} className="flex items-start gap-1.5">
              <Icon name="info" size={16} className="mt-0.5 shrink-0" />
              {t(`offers.reason.${reason}`)}
            </li>
          ))}
        </ul>
      )}
      {parts.length > 0 && (
        <div>
          <Button
            look="quiet"
            icon={open ? 'minus' : 'plus'}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          >
            {t('offers.line.components', { count: inside.length })}
          </Button>
          {!open && inside.length > 0 && (
            <p className="px-3.5 text-sm text-muted">
              {inside.map((part) => named(part.names, language, part.code)).join(' · ')}
            </p>
          )}
          {open && (
            <ul className="flex flex-col pl-3.5">
              {parts.map((part) => {
                const pieces = line.components[part.code] ?? 0
                const label = named(part.names, language, part.code)
                const set = (next: number) => onChange(withComponent(line, part.code, next))
                return (
                  <li key={part.code} className="flex flex-wrap items-center gap-x-3">
                    <div className="min-w-0 grow">
                      <Checkbox
                        value={pieces > 0}
                        isDisabled={part.required}
                        onChange={(chosen) => set(chosen ? 1 : 0)}
                      >
                        {label}
                        {part.required && (
                          <span className="ml-2 text-sm text-muted">{t('offers.line.required')}</span>
                        )}
                      </Checkbox>
                    </div>
                    {part.maxQuantity > 1 && pieces > 0 && (
                      <Stepper label={label} value={pieces} min={1} max={part.maxQuantity} onChange={set} />
                    )}
                    <span className="w-28 text-right text-sm text-muted">
                      {Number(part.monthlyPrice?.amount) > 0 ? (
                        <Money value={part.monthlyPrice} per={t('offers.perMonth')} />
                      ) : Number(part.oneTimePrice?.amount) > 0 ? (
                        <Money value={part.oneTimePrice} per={t('offers.once')} />
                      ) : (
                        t('offers.line.included')
                      )}
                    </span>
                  </li>
                )
              })}
            </ul>
          )}
        </div>
      )}
    </li>
  )
}

function UnitPrice({ priced }: { priced: PreviewLine }) {
  const t = useText()
  const monthly = Number(priced.unitMonthly.amount) > 0
  return (
    <>
      {t('offers.line.list')}{' '}
      <Money
        value={monthly ? priced.unitMonthly : priced.unitOneTime}
        per={monthly ? t('offers.perMonth') : t('offers.once')}
      />
    </>
  )
}
