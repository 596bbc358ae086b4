import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { ContractHints } from './api/contractHints'

/** Ctrl/⌘-K finds contracts by number. */
export function findContracts(): void {
  addToPalette('contracts', async (text) => {
    const search = text.trim()
    // A name has no figures: only what may be a number is asked for.
    if (!/\d/.test(search) || !can('contract:read')) return []
    const { contracts } = await queryClient.fetchQuery(read(ContractHints, { search }))
    return contracts.nodes.map(({ id, number, customer }) => ({
      id,
      label: customer?.name ?? number,
      hint: number,
      icon: 'file' as const,
      href: `/contracts/${id}`,
    }))
  })
}
