import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import type { BoundField } from '@/components/ui/Form'
import type { TicketCustomerQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { useUnsentOf } from '@/lib/outbox/outbox'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { TicketCustomers } from '../api/ticketCustomers'

export interface CustomerFieldProps extends Omit<BoundField, 'onChange'> {
  chosen: { id: string; name: string; number: string } | null
  onChange: (id: string | null) => void
}

const fits = (text: string, query: string): boolean =>
  query !== '' && text.toLocaleLowerCase().includes(query.toLocaleLowerCase())

/** Without a line: the customers that are stored on this device. */
function here(query: string) {
  return queryClient
    .getQueriesData<TicketCustomerQuery>({ queryKey: ['TicketCustomer'] })
    .flatMap(([, data]) => data?.customer ?? [])
    .filter(({ name, number }) => fits(`${name} ${number}`, query))
    .map((customer) => ({ ...customer, matched: null }))
}

/** Finds a customer by name, number, phone or contact: whatever the caller says first. */
export function CustomerField({ chosen, onChange, ...field }: CustomerFieldProps) {
  const t = useText()
  const [text, setText] = useState('')
  const query = text.trim()
  const online = useOnline()
  const found = useQuery({
    ...read(TicketCustomers, { query }),
    enabled: query.length > 1 && query !== chosen?.name,
    placeholderData: (before) => before,
  })
  const entered = useUnsentOf<{ name: string }>('cus')
    .filter(({ shown }) => fits(shown.name, query))
    .map(({ id, shown }) => ({ id, label: shown.name, hint: t('app.sync.pending') }))
  const known = (online ? (found.data?.customerSearch ?? []) : here(query)).map(
    ({ id, name, number, matched }) => ({
      id,
      label: name,
      hint: matched && matched !== name ? `${number} · ${matched}` : number,
    }),
  )
  const hits = [...entered, ...known]
  const options =
    chosen && !hits.some(({ id }) => id === chosen.id)
      ? [{ id: chosen.id, label: chosen.name, hint: chosen.number }, ...hits]
      : hits
  return (
    <ComboBox
      // A customer that comes with the address or a draft is named once it is known.
      key={chosen?.id ?? 'none'}
      label={t('tickets.fact.customer')}
      placeholder={t('tickets.new.find')}
      options={options}
      onSearch={setText}
      {...field}
      value={field.value || null}
      onChange={onChange}
    />
  )
}
