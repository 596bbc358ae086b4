import { useQuery } from '@tanstack/react-query'
import { FilterBar } from '@/components/ui/FilterBar'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { InteractionReasons } from '../api/interactionReasons'
import { type ContactSearch, PERIOD_NAMES } from '../list'
import { CHANNELS } from '../rules'

/** Number or phone, whose contacts, since when, why and by what way. */
export function ContactTools({
  value,
  onChange,
}: {
  value: ContactSearch
  onChange: (next: ContactSearch) => void
}) {
  const t = useText()
  const { data } = useQuery({ ...read(InteractionReasons, {}), staleTime: 3_600_000 })
  return (
    <FilterBar
      search={{ label: t('interactions.search'), value: value.q }}
      filters={[
        {
          id: 'who',
          label: t('interactions.filter.who'),
          any: t('interactions.who.any'),
          value: value.who,
          quick: ['mine', 'open'],
          options: (['mine', 'open', 'nobody'] as const).map((id) => ({
            id,
            label: t(`interactions.who.${id}`),
          })),
        },
        {
          id: 'period',
          label: t('interactions.filter.period'),
          any: t('interactions.period.any'),
          value: value.period,
          quick: ['today'],
          options: PERIOD_NAMES.map((id) => ({ id, label: t(`interactions.period.${id}`) })),
        },
        {
          id: 'reason',
          label: t('interactions.reason'),
          any: t('interactions.reason.any'),
          value: value.reason,
          ready: data !== undefined,
          options: (data?.interactionReasons ?? []).map(({ id, name, parent }) => ({
            id,
            label: name,
            ...(parent ? { hint: parent.name } : {}),
          })),
        },
        {
          id: 'channel',
          label: t('interactions.filter.channel'),
          any: t('interactions.channel.any'),
          value: value.channel,
          options: CHANNELS.map((id) => ({ id, label: t(`interactions.channel.${id}`) })),
        },
      ]}
      order={{
        label: t('interactions.filter.order'),
        value: value.order,
        options: (['ARRIVED_DESC', 'ARRIVED_ASC'] as const).map((id) => ({
          id,
          label: t(`interactions.order.${id}`),
        })),
      }}
      onChange={(change) => onChange(change as ContactSearch)}
    />
  )
}
