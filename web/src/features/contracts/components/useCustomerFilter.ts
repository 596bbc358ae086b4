import { useQuery } from '@tanstack/react-query'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { ContractsOfCustomer } from '../api/contractsOfCustomer'

/** The one customer that a list is narrowed to, by name; no option when there is no such customer any more. */
export function useCustomerFilter(id: string | undefined) {
  const t = useText()
  const { data, isPending, isError } = useQuery({
    ...read(ContractsOfCustomer, { id: id ?? '' }),
    enabled: id !== undefined,
  })
  const gone = data?.customer === null
  const label = data?.customer?.name ?? t('contracts.list.oneCustomer')
  return { value: id, options: id && !gone ? [{ id, label }] : [], ready: !isPending || isError }
}
