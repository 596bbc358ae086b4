import { Money } from '@/components/ui/Money'
import { Row } from '@/components/ui/Row'
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

/** What decides: name and value, state, where it is; the number is on the card. */
export function CustomerRow({ customer }: { customer: CustomerRowData }) {
  const t = useText()
  const { name, status, segment, city, monthlyValue, found } = customer
  return (
    <Row
      title={name}
      value={monthlyValue && <Money value={monthlyValue} whole per={t('customers.perMonth')} />}
      state={<Status tone={STATUS_TONE[status]}>{t(`customers.status.${status}`)}</Status>}
      note={[found, city, segment]}
    />
  )
}
