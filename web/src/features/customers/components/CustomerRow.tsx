import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import type { CustomerStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { STATUS_TONE } from '../rules'

export interface CustomerRowData {
  id: string
  name: string
  number: string
  status: CustomerStatus
  segment: string | null
  city?: string | null
  monthlyValue?: { amount: string; currency: string } | null
  /** By what a search has found it, in words, e.g. "Phone +40 21 555". */
  found?: string | null
}

/** What decides: name and value, state and segment; the number last. */
export function CustomerRow({ customer }: { customer: CustomerRowData }) {
  const t = useText()
  const { name, number, status, segment, city, monthlyValue, found } = customer
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{name}</span>
        {monthlyValue && <Money value={monthlyValue} whole />}
      </span>
      <span className="flex min-w-0 items-center gap-2 text-sm text-muted">
        <Status tone={STATUS_TONE[status]}>{t(`customers.status.${status}`)}</Status>
        <span className="min-w-0 truncate">{[found, segment, city, number].filter(Boolean).join(' · ')}</span>
      </span>
    </>
  )
}
