import { useRouter } from '@tanstack/react-router'
import type { MenuAction } from '@/components/ui/Menu'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'

/** What can be begun in a contact, for its customer, and is then said to have come of it (INT-04). */
export function useStarts(contactId: string, customerId: string | undefined): MenuAction[] {
  const t = useText()
  const router = useRouter()
  const begin = (path: string) => {
    const search = new URLSearchParams({ ...(customerId && { customer: customerId }), contact: contactId })
    router.history.push(`${path}?${search}`)
  }
  const all: (MenuAction & { needs: string })[] = [
    {
      id: 'new-ticket',
      label: t('app.new.ticket'),
      icon: 'tickets',
      needs: 'ticket:write',
      onAction: () => begin('/tickets/new'),
    },
    {
      id: 'new-lead',
      label: t('app.new.lead'),
      icon: 'leads',
      needs: 'lead:enter',
      onAction: () => begin('/leads/new'),
    },
    {
      id: 'new-offer',
      label: t('app.new.offer'),
      icon: 'offers',
      needs: 'offer:write',
      onAction: () => begin('/offers/new'),
    },
  ]
  return all.filter(({ needs }) => can(needs))
}
