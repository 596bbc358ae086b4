import { FilterBar } from '@/components/ui/FilterBar'
import { useText } from '@/lib/i18n'
import { type InboxSearch, KINDS } from '../rules'
import type { InboxToolsProps } from './InboxTools'

/** Words to look for and the kind; the list is there before them. */
export default function InboxFilters({ value, onChange }: InboxToolsProps) {
  const t = useText()
  return (
    <FilterBar
      search={{ label: t('inbox.list.search'), value: value.q }}
      filters={[
        {
          id: 'kind',
          label: t('inbox.filter.kind'),
          any: t('inbox.kind.any'),
          value: value.kind,
          options: KINDS.map((id) => ({ id, label: t(`inbox.kind.${id}`) })),
        },
      ]}
      onChange={(change) => onChange(change as InboxSearch)}
    />
  )
}
