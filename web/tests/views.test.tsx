import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { isEmpty } from '@/features/views/rules'
import { allViews, useViews } from '@/features/views/useViews'
import { oneOf, searchOf, text } from '@/lib/search'

const address = vi.hoisted(() => ({ now: '' }))
vi.mock('@tanstack/react-router', () => ({
  useRouter: () => ({
    options: {
      parseSearch: (from: string) => Object.fromEntries(new URLSearchParams(from)),
      stringifySearch: (search: Record<string, string>) => `?${new URLSearchParams(search)}`,
    },
    routesByPath: {
      '/leads': { options: { validateSearch: searchOf({ q: text, status: oneOf(['NEW']) }) } },
    },
  }),
  useRouterState: () => address.now,
}))

const view = (id: string, search: string) => ({ id, name: id, screen: '/leads', search, place: null })

function seen(now: string, ...views: ReturnType<typeof view>[]) {
  address.now = now
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(allViews.queryKey, { savedViews: views } as never)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(() => useViews('/leads'), { wrapper }).result.current
}

it('keeps nothing of a list that is not narrowed', () => {
  expect(isEmpty(seen('').now)).toBe(true)
  expect(isEmpty(seen('?q=acme').now)).toBe(false)
})

it('shows which view is open, and which asks for what the list does not know', () => {
  const { views, search } = seen(
    '?q=acme',
    view('open', 'q=acme'),
    view('other', 'status=NEW'),
    view('old', 'status=GONE&q=acme'),
    view('foreign', 'colour=red'),
  )
  expect(search).toBe('q=acme')
  expect(views.map(({ id, isShown, isPartly }) => [id, isShown, isPartly])).toEqual([
    ['open', true, false],
    ['other', false, false],
    ['old', true, true],
    ['foreign', false, true],
  ])
})
