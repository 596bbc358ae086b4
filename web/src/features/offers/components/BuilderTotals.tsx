import { Button } from '@/components/ui/Button'
import { Money } from '@/components/ui/Money'
import { Skeleton } from '@/components/ui/Skeleton'
import { ToneShape, toneText } from '@/components/ui/Status'
import type { LimitOutcome } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import type { Totals as TotalsData } from '../usePreview'
import { Totals } from './Totals'

export interface BuilderTotalsProps {
  totals: TotalsData | null
  outcome: LimitOutcome | null
  pending: boolean
  offline: boolean
  /** The sums are the device's own. */
  here?: boolean
  /** The reader sees no prices before the lines are saved, and may send them all the same. */
  denied?: boolean
  busy: boolean
  onSubmit: () => void
  /** Asks for a personal offer although the limits would do. */
  onAsk?: () => void
  /** Shows the offer at the highest discount that the limits allow (OFF-03a). */
  onMaximum?: () => void
  /** The verb of the main button, if it is another one. */
  submit?: string
}

/** What the lines come to, and what can be done with them: at the right on a tablet, at the thumb on a phone. */
export function BuilderTotals(props: BuilderTotalsProps) {
  const { totals, outcome, pending, offline, denied = false, busy } = props
  const t = useText()
  const outside = outcome === 'OUTSIDE'
  const tone = outside ? 'warn' : 'good'
  const main = (wide: boolean) => (
    <Button
      look="primary"
      wide={wide}
      isPending={busy}
      isDisabled={!denied && (!outcome || pending)}
      onPress={props.onSubmit}
    >
      {props.submit ?? t(outside ? 'offers.submit.pricing' : 'offers.submit')}
    </Button>
  )
  return (
    <>
      <aside
        aria-label={t('offers.total.title')}
        className="flex shrink-0 flex-col gap-3 border-line bg-surface p-5 max-md:border-t md:w-72 md:overflow-y-auto md:border-l lg:w-80"
      >
        {totals ? (
          <Totals
            monthly={totals.monthly}
            oneTime={totals.oneTime}
            contract={totals.contract}
            pending={pending}
          />
        ) : (
          !offline && !denied && <Skeleton rows={3} />
        )}
        {denied && <p className="text-sm text-muted">{t('offers.total.later')}</p>}
        {offline && (
          <p className="text-sm text-warn">{t(props.here ? 'offers.onDevice' : 'offers.total.offline')}</p>
        )}
        {outcome && (
          <p role="status" className={`flex items-start gap-2 text-sm font-medium ${toneText[tone]}`}>
            <span className="pt-1">
              <ToneShape tone={tone} size={12} />
            </span>
            {t(
              outside
                ? props.submit
                  ? 'offers.outcome.COUNTER'
                  : 'offers.outcome.OUTSIDE'
                : 'offers.outcome.WITHIN',
            )}
          </p>
        )}
        <div className="max-md:hidden">{main(true)}</div>
        {props.onMaximum && (
          <Button wide onPress={props.onMaximum}>
            {t('offers.maximum')}
          </Button>
        )}
        {props.onAsk && !outside && (
          <Button look="quiet" wide isDisabled={!outcome} onPress={props.onAsk}>
            {t('offers.ask')}
          </Button>
        )}
      </aside>
      <div className="sticky bottom-0 z-10 flex items-center gap-gap border-t border-line bg-surface px-4 py-2 md:hidden">
        <span className={`grow text-lg font-semibold ${pending ? 'opacity-60' : ''}`}>
          <Money value={totals?.monthly.net} per={t('offers.perMonth')} />
        </span>
        {main(false)}
      </div>
    </>
  )
}
