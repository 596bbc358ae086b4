import { useQuery } from '@tanstack/react-query'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import type { TicketKind, TicketOrder, TicketStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { TicketTeams } from '../api/ticketTeams'
import { KINDS, STATUSES, type TicketSearch } from '../rules'

const ANY = 'any'
const ORDERS = ['CREATED_DESC', 'CREATED_ASC'] as const

export interface TicketToolsProps {
  value: TicketSearch
  onChange: (next: TicketSearch) => void
}

/** Search and filters; all of them live in the address, so a view can be kept and sent. */
export function TicketTools({ value, onChange }: TicketToolsProps) {
  const t = useText()
  const { data } = useQuery({ ...read(TicketTeams, {}), staleTime: 300_000 })
  const own = data?.me?.teams ?? []
  const others = (data?.teams ?? []).filter(({ id }) => !own.some((team) => team.id === id))
  const box = 'min-w-0 grow basis-32 md:max-w-48'
  return (
    <div className="flex flex-wrap items-center gap-gap">
      <div className="min-w-0 grow basis-full md:basis-64">
        <SearchField
          slash
          label={t('tickets.list.search')}
          value={value.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      <div className={box}>
        <Select
          label={t('tickets.filter.who')}
          hideLabel
          value={value.who ?? ANY}
          onChange={(who) => onChange({ who: who === ANY ? undefined : who })}
          options={[
            { id: ANY, label: t('tickets.who.any') },
            ...(can('ticket:work') ? [{ id: 'mine', label: t('tickets.who.mine') }] : []),
            ...own.map(({ id, name }) => ({ id, label: name, hint: t('tickets.who.ownTeam') })),
            ...others.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      </div>
      <div className={box}>
        <Select
          label={t('tickets.filter.status')}
          hideLabel
          value={value.status ?? ANY}
          onChange={(id) => onChange({ status: id === ANY ? undefined : (id as TicketStatus | 'all') })}
          options={[
            { id: ANY, label: t('tickets.status.alive') },
            ...STATUSES.map((id) => ({ id, label: t(`tickets.status.${id}`) })),
            { id: 'all', label: t('tickets.status.all') },
          ]}
        />
      </div>
      <div className={box}>
        <Select
          label={t('tickets.filter.kind')}
          hideLabel
          value={value.kind ?? ANY}
          onChange={(id) => onChange({ kind: id === ANY ? undefined : (id as TicketKind) })}
          options={[
            { id: ANY, label: t('tickets.kind.any') },
            ...KINDS.map((id) => ({ id, label: t(`tickets.kind.${id}`) })),
          ]}
        />
      </div>
      <div className={box}>
        <Select
          label={t('tickets.filter.order')}
          hideLabel
          value={value.order ?? 'CREATED_ASC'}
          onChange={(id) => onChange({ order: id === 'CREATED_ASC' ? undefined : (id as TicketOrder) })}
          options={ORDERS.map((id) => ({ id, label: t(`tickets.order.${id}`) }))}
        />
      </div>
    </div>
  )
}
