import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import type { OfferCustomerQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { useUnsentOf } from '@/lib/outbox/outbox'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { useSettled } from '@/lib/settled'
import { OfferCustomerSearch } from '../api/offerCustomerSearch'
import { folded } from '../rules'

export interface CustomerPickerProps {
  label: string
  hideLabel?: boolean
  /** Also who was entered on this device and is not sent yet. */
  withUnsent?: boolean
  onChoose: (customerId: string) => void
}

/** Without a line: the customers that are stored on this device. */
function here(words: string) {
  return queryClient
    .getQueriesData<OfferCustomerQuery>({ queryKey: ['OfferCustomer'] })
    .flatMap(([, data]) => data?.customer ?? [])
    .filter(({ name, number }) => folded(`${name} ${number}`).includes(words))
}

/** A customer by name, typing errors forgiven. */
export function CustomerPicker({ label, hideLabel, withUnsent, onChoose }: CustomerPickerProps) {
  const t = useText()
  const [text, setText] = useState('')
  const query = useSettled(text.trim())
  const online = useOnline()
  const found = useQuery({
    ...read(OfferCustomerSearch, { query }),
    enabled: query.length >= 2,
    placeholderData: (before) => before,
  })
  const words = folded(query)
  const entered = useUnsentOf<{ name: string }>('cus')
    .filter(({ shown }) => withUnsent && folded(shown.name).includes(words))
    .map(({ id, shown }) => ({ id, name: shown.name, number: t('app.sync.pending') }))
  const known = online ? (found.data?.customerSearch ?? []) : here(words)
  const hits = words === '' ? [] : [...entered, ...known]
  return (
    <ComboBox
      label={label}
      hideLabel={hideLabel}
      placeholder={t('offers.customer.type')}
      options={hits.map(({ id, name, number }) => ({ id, label: name, hint: number }))}
      onSearch={setText}
      onChange={(id) => id && onChoose(id)}
    />
  )
}
