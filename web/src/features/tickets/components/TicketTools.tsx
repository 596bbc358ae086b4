import { useQuery } from '@tanstack/react-query'
import { FilterBar } from '@/components/ui/FilterBar'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { TicketTeams } from '../api/ticketTeams'
import { KINDS, STATUSES, type TicketSearch } from '../rules'

const ORDERS = ['CREATED_ASC', 'CREATED_DESC'] as const

export interface TicketToolsProps {
  value: TicketSearch
  onChange: (next: TicketSearch) => void
}

/** Search, whose tickets, in which state, of which kind. */
export function TicketTools({ value, onChange }: TicketToolsProps) {
  const t = useText()
  const { data } = useQuery({ ...read(TicketTeams, {}), staleTime: 300_000 })
  const own = data?.me?.teams ?? []
  const others = (data?.teams ?? []).filter(({ id }) => !own.some((team) => team.id === id))
  return (
    <FilterBar
      search={{ label: t('tickets.list.search'), value: value.q }}
      filters={[
        {
          id: 'who',
          label: t('tickets.filter.who'),
          any: t('tickets.who.any'),
          value: value.who,
          ready: data !== undefined,
          quick: ['mine'],
          options: [
            ...(can('ticket:work') ? [{ id: 'mine', label: t('tickets.who.mine') }] : []),
            ...own.map(({ id, name }) => ({ id, label: name, hint: t('tickets.who.ownTeam') })),
            ...others.map(({ id, name }) => ({ id, label: name })),
          ],
        },
        {
          id: 'status',
          label: t('tickets.filter.status'),
          any: t('tickets.status.alive'),
          value: value.status,
          options: [
            ...STATUSES.map((id) => ({ id, label: t(`tickets.status.${id}`) })),
            { id: 'all', label: t('tickets.status.all') },
          ],
        },
        {
          id: 'kind',
          label: t('tickets.filter.kind'),
          any: t('tickets.kind.any'),
          value: value.kind,
          options: KINDS.map((id) => ({ id, label: t(`tickets.kind.${id}`) })),
        },
      ]}
      order={{
        label: t('tickets.filter.order'),
        value: value.order,
        options: ORDERS.map((id) => ({ id, label: t(`tickets.order.${id}`) })),
      }}
      onChange={(change) => onChange(change as TicketSearch)}
    />
  )
}
