/** PURE rules of kept views: their order, and whether two say the same. */
import type { SavedViewsQuery } from '@/gql/graphql'

export type View = SavedViewsQuery['savedViews'][number]
export type Search = Record<string, unknown>

/** Those of a list in the person's own order; what was never put anywhere comes last, by name. */
export const viewsOf = (views: readonly View[], screen: string): View[] =>
  views
    .filter((view) => view.screen === screen)
    .sort((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity) || 0)

/** What an address says: a name without a value says nothing. */
export const said = (search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

const sorted = (search: Search) =>
  JSON.stringify(Object.entries(search).sort(([one], [other]) => one.localeCompare(other)))

export const isSame = (one: Search, other: Search): boolean => sorted(one) === sorted(other)

export const isEmpty = (search: Search): boolean => Object.keys(search).length === 0

/** With one of them a place further up (-1) or down (1). */
export function moved(views: readonly View[], id: string, by: -1 | 1): View[] {
  const from = views.findIndex((view) => view.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= views.length) return [...views]
  const rest = views.filter((view) => view.id !== id)
  return [...rest.slice(0, to), views[from] as View, ...rest.slice(to)]
}

/** As the person has them now: their places, and the one that the list opens with. */
export const arranged = (
  all: readonly View[],
  order: readonly string[],
  screen: string,
  first: string | null,
): View[] =>
  all.map((view) =>
    view.screen === screen
      ? { ...view, place: order.indexOf(view.id) + 1, isFirst: view.id === first }
      : view,
  )
