import { useQuery } from '@tanstack/react-query'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { OrderTeams } from '../api/orderTeams'
import type { Activity, CardOrder } from '../rules'

/** Who has an activity: the person, the customer, the system, or the team of its role. */
export function useWho(order: CardOrder): (activity: Activity) => string | null {
  const t = useText()
  const { data } = useQuery({ ...read(OrderTeams, {}), staleTime: 300_000 })
  const branch = order.customer?.branch?.id
  return ({ assignee, kind, role }) => {
    if (assignee) return assignee.name
    if (kind === 'AUTOMATIC') return t('orders.who.system')
    if (role === 'CUSTOMER') return t('orders.who.customer')
    const teams = data?.teams.filter(({ roleCode }) => roleCode === role) ?? []
    return (teams.find((team) => team.branch?.id === branch) ?? teams[0])?.name ?? null
  }
}
