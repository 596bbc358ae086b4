import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { LeadHints } from './api/leadHints'

/** Ctrl/⌘-K finds open leads by company, number, fiscal number or contact. */
export function findLeads(): void {
  addToPalette('leads', async (text) => {
    const search = text.trim()
    if (search.length < 2 || !can('lead:read')) return []
    const { leads } = await queryClient.fetchQuery(read(LeadHints, { search }))
    return leads.nodes.map(({ id, number, companyName, owner }) => ({
      id,
      label: companyName,
      hint: owner ? `${number} · ${owner.name}` : number,
      icon: 'leads' as const,
      href: `/leads/${id}`,
    }))
  })
}
