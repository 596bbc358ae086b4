import { onlineManager } from '@tanstack/react-query'
import type { SearchQuery } from '@/gql/graphql'
import { NetworkError } from '@/lib/errors'
import { addToPalette, type PaletteItem } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { sessionStore } from '@/lib/session'
import { Search } from './api/search'
import { PLACES } from './places'
import { type Found, foundIn } from './stored'

type Hit = SearchQuery['search'][number]

const item = ({ id, kind, label, number }: Found, hint = number): PaletteItem => ({
  id: `${kind} ${id}`,
  label,
  ...(hint ? { hint } : {}),
  icon: PLACES[kind].icon,
  ...(kind === 'CUSTOMER' ? { customerId: id } : {}),
  href: `${PLACES[kind].path}/${id}`,
})

/** By a name the number is said, by anything else also what was recognised. */
function shown({ id, kind, title, number, matchedOn, matched, customer }: Hit): PaletteItem {
  const known = (kind === 'CUSTOMER' ? customer?.number : number) ?? ''
  const label = (kind === 'LEAD' || kind === 'TICKET' ? title : customer?.name) ?? title ?? known
  const told = matchedOn === 'NAME' || matchedOn === 'NUMBER' || matched === label ? '' : matched
  const whose = kind === 'TICKET' ? customer?.name : ''
  return item({ id, kind, label, number: known }, [known, whose || told].filter(Boolean).join(' · '))
}

/** Without a line: what this device keeps. */
function stored(query: string): PaletteItem[] {
  const answers = queryClient.getQueryCache().getAll()
  return foundIn(
    answers.map(({ state }) => state.data),
    query,
  ).map((one) => ({ ...item(one), stored: true }))
}

/** Ctrl/⌘-K finds everything with one question; whoever types on takes the earlier one back. */
export function findObjects(): void {
  addToPalette('objects', async (text, signal) => {
    const query = text.trim()
    if (query.length < 2 || sessionStore.get().user?.kind !== 'STAFF') return []
    if (!onlineManager.isOnline()) return stored(query)
    const asked = read(Search, { query })
    signal.addEventListener('abort', () => void queryClient.cancelQueries({ queryKey: asked.queryKey }))
    try {
      const { search } = await queryClient.fetchQuery({ ...asked, meta: { private: true } })
      return search.map(shown)
    } catch (error) {
      if (error instanceof NetworkError) return stored(query)
      throw error
    }
  })
}
