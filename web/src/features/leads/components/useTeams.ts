import { useQuery } from '@tanstack/react-query'
import { read } from '@/lib/read'
import { useSession } from '@/lib/session'
import { LeadTeams } from '../api/leadTeams'

/** Roles whose teams take leads without a route of their own. */
const SELLERS = ['FIELD_SALES', 'TELESALES']

/** The teams that take leads; one's own come first. */
export function useTeams(enabled = true) {
  const me = useSession().user?.id
  const { data } = useQuery({ ...read(LeadTeams, {}), enabled, staleTime: 300_000 })
  const routed = new Set(data?.leadRoutes.map(({ team }) => team?.id))
  return data?.teams
    .filter(({ id, roleCode }) => routed.has(id) || SELLERS.includes(roleCode))
    .sort((one, other) => Number(other.manager?.id === me) - Number(one.manager?.id === me))
}
