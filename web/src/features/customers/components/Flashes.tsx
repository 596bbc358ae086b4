import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { FlashClear } from '../api/flashClear'
import { FlashSet } from '../api/flashSet'
import type { CardCustomer } from './CustomerCard'

/** Urgent notes: open by themselves with the card, gone after their date (CUS-04). */
export function Flashes({ customer }: { customer: CardCustomer }) {
  const t = useText()
  const format = useFormat()
  const clear = useWrite(FlashClear, ['CustomerCard', 'CustomerTimeline'])
  const set = useWrite(FlashSet, ['CustomerCard', 'CustomerTimeline'])
  const undo = useUndo()
  if (customer.flashes.length === 0) return null

  const takeAway = async (flash: CardCustomer['flashes'][number]) => {
    const input = {
      customerId: customer.id,
      text: flash.text,
      endsAt: flash.endsAt,
      billingAccountId: flash.billingAccount?.id ?? null,
      subscriptionId: flash.subscription?.id ?? null,
    }
    await clear.mutateAsync({ id: flash.id })
    toast({ text: t('customers.flash.cleared'), undo: undo(() => set.mutateAsync({ input })) })
  }
  return (
    <div className="flex flex-col gap-2 px-3 pt-3">
      {customer.flashes.map((flash) => (
        <Banner
          key={flash.id}
          tone="late"
          title={flash.text}
          action={
            customer.viewerCan.manage && (
              <Button
                look="quiet"
                isPending={clear.isPending}
                onPress={() =>
                  void takeAway(flash).catch(() => toast({ tone: 'late', text: t('customers.failed') }))
                }
              >
                {t('customers.flash.clear')}
              </Button>
            )
          }
        >
          {[
            flash.billingAccount?.number ?? flash.subscription?.number,
            flash.setBy?.name,
            t('customers.flash.until', { day: format.date(flash.endsAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Banner>
      ))}
    </div>
  )
}
