import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import type { LeadOrder, LeadStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { LeadTeams } from '../api/leadTeams'
import { CHANNELS, isFiltered, type LeadSearch, ORDERS, STATUSES } from '../rules'

const ANY = 'any'

export interface LeadToolsProps {
  value: LeadSearch
  onChange: (next: LeadSearch) => void
}

/** Search and filters; all of them live in the address, so a view can be kept and sent. */
export function LeadTools({ value, onChange }: LeadToolsProps) {
  const t = useText()
  const { data } = useQuery({ ...read(LeadTeams, {}), enabled: can('lead:assign'), staleTime: 300_000 })
  const teams = new Map(data?.leadRoutes.flatMap(({ team }) => (team ? [[team.id, team.name]] : [])))
  const brought = value.who === 'brought'
  // A phone and a tablet have room for the list first; the filters are one tap away, and in sight while one is set.
  const [open, setOpen] = useState(isFiltered({ ...value, q: undefined }))
  const hidden = open ? '' : 'max-xl:hidden'
  const box = 'min-w-0 grow basis-36 xl:max-w-48 xl:basis-20'
  return (
    <div className="flex flex-wrap items-center gap-gap">
      <div className="min-w-0 grow basis-40">
        <SearchField
          slash
          label={t('leads.list.search')}
          value={value.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      <div className="xl:hidden">
        <IconButton
          icon="filter"
          label={t('leads.filter')}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        />
      </div>
      <div className={`${box} ${hidden}`}>
        <Select
          label={t('leads.filter.who')}
          hideLabel
          value={value.who ?? ANY}
          onChange={(who) => onChange({ who: who === ANY ? undefined : who })}
          options={[
            { id: ANY, label: t('leads.who.any') },
            ...(can('lead:work') ? [{ id: 'mine', label: t('leads.who.mine') }] : []),
            ...(can('lead:assign') ? [{ id: 'none', label: t('leads.who.none') }] : []),
            ...(can('lead:enter') ? [{ id: 'brought', label: t('leads.who.brought') }] : []),
            ...[...teams].map(([id, label]) => ({ id, label })),
          ]}
        />
      </div>
      {!brought && (
        <>
          <div className={`${box} ${hidden}`}>
            <Select
              label={t('leads.filter.status')}
              hideLabel
              value={value.status ?? ANY}
              onChange={(status) =>
                onChange({ status: status === ANY ? undefined : (status as LeadStatus | 'all') })
              }
              options={[
                { id: ANY, label: t('leads.status.open') },
                ...STATUSES.map((id) => ({ id, label: t(`leads.status.${id}`) })),
                { id: 'all', label: t('leads.status.all') },
              ]}
            />
          </div>
          <div className={`${box} ${hidden}`}>
            <Select
              label={t('leads.filter.channel')}
              hideLabel
              value={value.channel ?? ANY}
              onChange={(id) =>
                onChange({ channel: id === ANY ? undefined : (id as (typeof CHANNELS)[number]) })
              }
              options={[
                { id: ANY, label: t('leads.channel.any') },
                ...CHANNELS.map((id) => ({ id, label: t(`leads.channel.${id}`) })),
              ]}
            />
          </div>
          <div className={`${box} ${hidden}`}>
            <Select
              label={t('leads.filter.order')}
              hideLabel
              value={value.order ?? 'DUE_ASC'}
              onChange={(id) => onChange({ order: id === 'DUE_ASC' ? undefined : (id as LeadOrder) })}
              options={ORDERS.map((id) => ({ id, label: t(`leads.order.${id}`) }))}
            />
          </div>
          <div className={hidden}>
            <Button
              icon={value.overdue ? 'check' : 'clock'}
              aria-pressed={Boolean(value.overdue)}
              look={value.overdue ? 'danger' : 'secondary'}
              onPress={() => onChange({ overdue: value.overdue ? undefined : true })}
            >
              {t('leads.filter.overdue')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
