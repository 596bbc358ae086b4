import { Icon } from '@/components/ui/Icon'
import { Money } from '@/components/ui/Money'
import { Press } from '@/components/ui/Press'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { CardOffer } from '../useOfferDraft'

export interface RevisionsProps {
  /** Newest first. */
  revisions: CardOffer['revisions']
  selected: number
  /** Number of the revision that the customer has. */
  sent: number | null
  onSelect: (number: number) => void
}

/** The offer's history as a strip: whose revision, when, how much a month; a tap shows it. */
export function Revisions({ revisions, selected, sent, onSelect }: RevisionsProps) {
  const t = useText()
  const format = useFormat()
  return (
    <ol
      aria-label={t('offers.revisions')}
      className="-m-1 flex gap-2 overflow-x-auto p-1 [scrollbar-width:thin]"
    >
      {[...revisions].reverse().map((one, at) => {
        const current = one.number === selected
        return (
          <li key={one.id} className="flex shrink-0 items-center gap-2">
            {at > 0 && <Icon name="next" size={14} className="shrink-0 text-muted" />}
            <Press
              onPress={() => onSelect(one.number)}
              aria-current={current ? 'true' : undefined}
              className={`card flex min-h-row min-w-36 flex-col items-start px-3 py-2 text-left hover:bg-hover ${current ? 'border-accent! bg-accent-soft! outline outline-accent' : ''}`}
            >
              <span className="flex items-center gap-1.5 font-medium">
                <Icon name={one.origin === 'SELLER' ? 'user' : 'offers'} size={14} className="text-muted" />
                {t('offers.revision', { number: one.number })}
                {sent === one.number && (
                  <span className="flex items-center gap-1 text-sm font-normal text-muted">
                    <Icon name="mail" size={14} />
                    {t('offers.status.SENT')}
                  </span>
                )}
              </span>
              <span className="text-sm text-muted">
                {t(`offers.origin.${one.origin}`)} · {format.day(one.createdAt)}
              </span>
              <span className="text-sm font-semibold">
                <Money value={one.monthlyNet} per={t('offers.perMonth')} />
              </span>
            </Press>
          </li>
        )
      })}
    </ol>
  )
}
