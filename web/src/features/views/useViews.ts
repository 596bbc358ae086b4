import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { read } from '@/lib/read'
import { SavedViews } from './api/savedViews'
import { isSame, type Search, said, type View, viewsOf } from './rules'

/** They change seldom, and on another device. */
export const allViews = { ...read(SavedViews, {}), staleTime: 300_000 }

export interface Shown extends View {
  href: string
  /** It is what the list shows now. */
  isShown: boolean
  /** It asks for what this list does not know any more; the rest of it still holds. */
  isPartly: boolean
}

/** The views of a list, and what the list shows now, as the address says it. */
export function useViews(screen: string): { views: Shown[]; now: Search; search: string } {
  const router = useRouter()
  const { data } = useQuery(allViews)
  const address = useRouterState({ select: (state) => state.location.searchStr })
  const { parseSearch = JSON.parse, stringifySearch = JSON.stringify } = router.options
  const route = router.routesByPath[screen as keyof typeof router.routesByPath]
  const check = route?.options.validateSearch as ((given: Search) => Search) | undefined
  const understood = (asked: Search): Search => said(check?.(asked) ?? asked)
  const now = understood(parseSearch(address))
  const views = viewsOf(data?.savedViews ?? [], screen).map((view) => {
    const asked = parseSearch(`?${view.search}`) as Search
    const means = understood(asked)
    return {
      ...view,
      href: `${screen}?${view.search}`,
      isShown: isSame(means, now),
      isPartly: Object.keys(asked).some((name) => !(name in means)),
    }
  })
  return { views, now, search: stringifySearch(now).replace(/^\?/, '') }
}

/** Where a link to a list leads the person. */
export function useListHref(screen: string): string {
  const [{ search } = {}] = useOpening([{ to: screen }])
  return search ? `${screen}?${search}` : screen
}

/** Places of the navigation open with the view that the person has put first there. */
export function useOpening<T extends { to: string }>(
  places: readonly T[],
): readonly (T & { search?: string })[] {
  const { data } = useQuery(allViews)
  const first = new Map(
    data?.savedViews.filter(({ isFirst }) => isFirst).map((view) => [view.screen, view.search]),
  )
  return places.map((place) => {
    const search = first.get(place.to)
    return search === undefined ? place : { ...place, search }
  })
}
