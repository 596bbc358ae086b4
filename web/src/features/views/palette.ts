import type { IconName } from '@/components/ui/Icon'
import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { sessionStore } from '@/lib/session'
import { allViews } from './useViews'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const ICONS: Record<string, IconName> = {
  '/customers': 'customers',
  '/leads': 'leads',
  '/offers': 'offers',
  '/contracts': 'file',
  '/orders': 'orders',
  '/tickets': 'tickets',
  '/interactions': 'phone',
  '/inbox': 'inbox',
  '/reports': 'reports',
  '/leads/board': 'leads',
}

/** Ctrl/⌘-K finds kept views by name, without a line too. */
export function findViews(): void {
  addToPalette('views', async (text) => {
    const asked = plain(text.trim())
    if (!asked || sessionStore.get().user?.kind !== 'STAFF') return []
    const { savedViews } = await queryClient.ensureQueryData(allViews)
    return savedViews
      .filter(({ name }) => plain(name).includes(asked))
      .map(({ id, name, screen, search, team }) => ({
        id,
        label: name,
        ...(team ? { hint: team.name } : {}),
        icon: ICONS[screen] ?? 'bookmark',
        href: `${screen}?${search}`,
      }))
  })
}
