import { Badge } from '@/components/ui/Badge'
import type { TicketPriority } from '@/gql/graphql'
import { useText } from '@/lib/i18n'

/** How urgent it is, where it is not the usual. */
export function Priority({ priority }: { priority: TicketPriority }) {
  const t = useText()
  if (priority === 'NORMAL') return null
  return <Badge strong={priority !== 'LOW'}>{t(`tickets.priority.${priority}`)}</Badge>
}
