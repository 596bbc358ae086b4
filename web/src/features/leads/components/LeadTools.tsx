import { FilterBar } from '@/components/ui/FilterBar'
import type { Filter } from '@/components/ui/filters'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'
import { CHANNELS, type LeadSearch, ORDERS, STATUSES } from '../rules'
import { useTeams } from './useTeams'

export interface LeadToolsProps {
  value: LeadSearch
  onChange: (next: LeadSearch) => void
}

/** Whose leads: one's own, nobody's, those that one brought, a team's. */
function useWho(value: LeadSearch): Filter {
  const t = useText()
  const teams = useTeams(can('lead:assign'))
  return {
    id: 'who',
    label: t('leads.filter.who'),
    any: t('leads.who.any'),
    value: value.who,
    ready: teams !== undefined || !can('lead:assign'),
    quick: ['mine', 'none'],
    options: [
      ...(can('lead:work') ? [{ id: 'mine', label: t('leads.who.mine') }] : []),
      ...(can('lead:assign') ? [{ id: 'none', label: t('leads.who.none') }] : []),
      ...(can('lead:enter') ? [{ id: 'brought', label: t('leads.who.brought') }] : []),
      ...(teams ?? []).map(({ id, name }) => ({ id, label: name })),
    ],
  }
}

/** Search and filters; what somebody brought has none but that. */
export function LeadTools({ value, onChange }: LeadToolsProps) {
  const t = useText()
  const who = useWho(value)
  const others: Filter[] = [
    {
      id: 'overdue',
      label: t('leads.filter.overdue'),
      any: '',
      value: value.overdue ? 'true' : undefined,
      quick: ['true'],
      options: [{ id: 'true', label: t('leads.filter.overdue') }],
    },
    {
      id: 'status',
      label: t('leads.filter.status'),
      any: t('leads.status.open'),
      value: value.status,
      options: [
        ...STATUSES.map((id) => ({ id, label: t(`leads.status.${id}`) })),
        { id: 'all', label: t('leads.status.all') },
      ],
    },
    {
      id: 'channel',
      label: t('leads.filter.channel'),
      any: t('leads.channel.any'),
      value: value.channel,
      options: CHANNELS.map((id) => ({ id, label: t(`leads.channel.${id}`) })),
    },
  ]
  const brought = value.who === 'brought'
  return (
    <FilterBar
      search={{ label: t('leads.list.search'), value: value.q }}
      filters={brought ? [who] : [who, ...others]}
      order={
        brought
          ? undefined
          : {
              label: t('leads.filter.order'),
              value: value.order,
              options: ORDERS.map((id) => ({ id, label: t(`leads.order.${id}`) })),
            }
      }
      onChange={(change) =>
        onChange({ ...change, ...('overdue' in change && { overdue: change.overdue && true }) } as LeadSearch)
      }
    />
  )
}
