import { useQuery } from '@tanstack/react-query'
import { usePreferences } from '@/lib/preferences'
import { readOpen } from '@/lib/read'
import { Shelf } from '../api/shelf'
import { ShopBranches } from '../api/shopBranches'

/** Country of a visitor who has not said: the one whose language is read. */
const BY_LANGUAGE: Record<string, string> = { ro: 'RO', pl: 'PL', es: 'ES' }

/** The shelf of the reader's branch; a visitor's is the chosen country, or the one of the language. */
export function useShelf(country?: string) {
  const { language } = usePreferences()
  const branches = useQuery({ ...readOpen(ShopBranches, {}), staleTime: 3_600_000 })
  const all = branches.data?.branches ?? []
  const own = branches.data?.me?.branch?.code
  const wanted = own ?? country ?? BY_LANGUAGE[language]
  const branch = all.find(({ code }) => code === wanted) ?? all[0]
  const shelf = useQuery({
    ...readOpen(Shelf, { branch: branch?.code ?? '' }),
    enabled: branch !== undefined,
    staleTime: 300_000,
  })
  return {
    branch,
    branches: own ? [] : all,
    products: shelf.data?.shop,
    error: branches.error ?? shelf.error,
    asOf: shelf.dataUpdatedAt,
    retry: () => void (branches.error ? branches.refetch() : shelf.refetch()),
  }
}
