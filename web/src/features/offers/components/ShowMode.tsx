import { useEffect, useRef } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '@/components/ui/Button'
import { Mark } from '@/components/ui/Mark'
import { Money } from '@/components/ui/Money'
import { type Amount, useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { Totals, type TotalsProps } from './Totals'
import { useTerms } from './terms'

export interface ShownOffer {
  customer: string
  lines: readonly {
    key: string
    name: string
    /** What is inside a unit. */
    parts: readonly string[]
    quantity: number
    discount: number
    months: number
    monthly: Amount | undefined
    oneTime: Amount | undefined
  }[]
  totals: TotalsProps | null
  validUntil?: string | null
}

export interface ShowModeProps {
  offer: ShownOffer
  onClose: () => void
  /** Records the yes of the customer at the table. */
  onAccept?: (() => void) | undefined
}

/**
 * The offer as the customer at the table may see it (OFF-10): over the whole screen, so that no limits, notes, margins,
 * revisions or other customers are in sight.
 */
export default function ShowMode({ offer, onClose, onAccept }: ShowModeProps) {
  const t = useText()
  const format = useFormat()
  const terms = useTerms()
  const title = useRef(document.title)
  useEffect(() => {
    const before = title.current
    document.title = `${offer.customer} · Trunkline`
    return () => {
      document.title = before
    }
  }, [offer.customer])
  const none = { amount: '0' }
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className="fixed inset-0 z-40 bg-canvas">
      <Modal className="h-full">
        <AriaDialog className="flex h-full flex-col overflow-y-auto outline-none">
          <header className="flex flex-wrap items-center gap-gap px-4 pt-[calc(0.75rem+var(--safe-top))] pb-2 sm:px-10">
            <span className="text-accent">
              <Mark size={32} />
            </span>
            <span className="grow font-semibold tracking-tight">Trunkline</span>
            <Button icon="lock" onPress={onClose}>
              {t('offers.show.end')}
            </Button>
          </header>
          <div className="mx-auto grid w-full max-w-6xl grow content-start items-start gap-x-6 gap-y-5 px-4 pb-8 sm:px-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="lg:col-span-2">
              <p className="text-muted">{t('offers.show.for')}</p>
              <Heading slot="title" className="text-3xl font-semibold">
                {offer.customer}
              </Heading>
            </div>
            <div className="min-w-0">
              <ul className="card">
                {offer.lines.map((line) => (
                  <li
                    key={line.key}
                    className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4 last:border-0"
                  >
                    <div className="min-w-48 flex-1">
                      <p className="text-lg font-semibold">{line.name}</p>
                      <p className="num text-muted">{terms(line)}</p>
                      {line.parts.length > 0 && (
                        <p className="text-sm text-muted">{line.parts.join(' · ')}</p>
                      )}
                    </div>
                    <div className="flex flex-col items-end">
                      {line.monthly && Number(line.monthly.amount) > 0 && (
                        <span className="text-lg font-semibold">
                          <Money value={line.monthly} per={t('offers.perMonth')} />
                        </span>
                      )}
                      {Number((line.oneTime ?? none).amount) > 0 && (
                        <Money value={line.oneTime} per={t('offers.once')} />
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            </div>
            <div className="flex flex-col gap-4">
              {offer.totals && (
                <section aria-label={t('offers.total.title')} className="card p-5">
                  <Totals {...offer.totals} />
                </section>
              )}
              {offer.validUntil && (
                <p className="text-muted">{t('offers.validUntil', { day: format.date(offer.validUntil) })}</p>
              )}
              {onAccept && (
                <Button look="primary" icon="check" wide onPress={onAccept}>
                  {t('offers.show.accept')}
                </Button>
              )}
            </div>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
