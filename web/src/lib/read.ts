import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Document, nameOf } from './document'
import { request } from './graphql'
import { withPending } from './pending'

/** Options for useQuery, prefetchQuery and setQueryData; the key is [operation, variables]. */
export function read<TResult, TVariables>(doc: Document<TResult, TVariables>, variables: TVariables) {
  return queryOptions({
    queryKey: [nameOf(doc), variables] as const,
    queryFn: async ({ queryKey, signal }) => withPending(queryKey, await request(doc, variables, signal)),
  })
}

/** The same for what visitors may see too: signed in or not. */
export function readOpen<TResult, TVariables>(doc: Document<TResult, TVariables>, variables: TVariables) {
  return queryOptions({
    queryKey: [nameOf(doc), variables] as const,
    queryFn: ({ signal }) => request(doc, variables, signal, { open: true }),
  })
}

interface ConnectionOf<TRow> {
  edges: readonly { node: TRow }[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

/** A list by cursor: the document takes $after, `pick` finds the connection in its result. */
export function readList<TResult, TVariables extends { after?: unknown }, TRow>(
  doc: Document<TResult, TVariables>,
  variables: Omit<TVariables, 'after'>,
  pick: (data: TResult) => ConnectionOf<TRow>,
) {
  return infiniteQueryOptions({
    queryKey: [nameOf(doc), variables] as const,
    queryFn: async ({ queryKey, pageParam, signal }) => {
      const page = await request(doc, { ...variables, after: pageParam } as TVariables, signal)
      return withPending(queryKey, { pages: [page], pageParams: [pageParam] }).pages[0] ?? page
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = pick(last).pageInfo
      return hasNextPage ? endCursor : null
    },
    placeholderData: keepPreviousData,
  })
}

/** What a DataList needs, from a list by cursor. */
export function useList<TResult, TVariables extends { after?: unknown }, TRow>(
  doc: Document<TResult, TVariables>,
  variables: Omit<TVariables, 'after'>,
  pick: (data: TResult) => ConnectionOf<TRow>,
) {
  const query = useInfiniteQuery(readList(doc, variables, pick))
  // biome-ignore lint/correctness/useExhaustiveDependencies: pick is a new function at each render and changes nothing
  const rows = useMemo(
    () => query.data?.pages.flatMap((page) => pick(page).edges.map((edge) => edge.node)) ?? [],
    [query.data],
  )
  return {
    rows,
    first: query.data?.pages[0],
    loading: query.isPending,
    refreshing: query.isPlaceholderData,
    error: query.isError && !query.data ? query.error : null,
    asOf: query.dataUpdatedAt,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage()
    },
    retry: () => void query.refetch(),
  }
}
