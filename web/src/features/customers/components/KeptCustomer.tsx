import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Kept } from '@/components/ui/Kept'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'

/** What is known of a customer that was entered without a line. */
export interface KeptShown {
  name: string
}

/** In place of the card until the customer is there: work goes on, an offer and a ticket can be made already. */
export function KeptCustomer({ id, shown }: { id: string; shown: KeptShown }) {
  const t = useText()
  return (
    <Kept
      title={t('customers.kept.title', { name: shown.name })}
      action={
        <div className="flex flex-wrap justify-center gap-gap">
          {can('ticket:write') && (
            <AppLink href={`/tickets/new?customer=${id}`} className={buttonClass('secondary')}>
              {t('customers.kept.ticket')}
            </AppLink>
          )}
          {can('offer:write') && (
            <AppLink href={`/offers/new?customer=${id}`} className={buttonClass('primary')}>
              {t('customers.kept.offer')}
            </AppLink>
          )}
        </div>
      }
    />
  )
}
