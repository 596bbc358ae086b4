/** Screens of the customer portal, below /portal: adding one is one line in `portalScreens`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { endedSearch, orderSearch, reportSearch, ticketSearch } from '@/features/portal/search'
import { cartSearch, shopSearch } from '@/features/shop/search'
import { withTexts } from '@/lib/i18n'
import { only, visitor } from '../../guard'
import { rootRoute } from '../root'

export const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'portal',
  beforeLoad: only('PORTAL'),
  component: lazyRouteComponent(withTexts(() => import('../../shell/PortalShell'))),
})

type Load = () => Promise<{ default: ComponentType }>

const screen = <const TPath extends string>(path: TPath, load: Load) =>
  createRoute({ getParentRoute: () => portalRoute, path, component: lazyRouteComponent(withTexts(load)) })

/** The same with typed search parameters: `search` is made by lib/search. */
export const searchScreen = <
  const TPath extends string,
  TSearch extends (given: Record<string, unknown>) => Record<string, unknown>,
>(
  path: TPath,
  search: TSearch,
  load: Load,
) =>
  createRoute({
    getParentRoute: () => portalRoute,
    path,
    validateSearch: search,
    component: lazyRouteComponent(withTexts(load)),
  })

export const portalScreens = [
  screen('/', () => import('./home')),
  searchScreen('/shop', shopSearch, () => import('./shop')),
  searchScreen('/shop/$code', shopSearch, () => import('./shop')),
  searchScreen('/cart', cartSearch, () => import('./cart')),
  screen('/orders', () => import('./orders')),
  searchScreen('/orders/$id', orderSearch, () => import('./orders')),
  searchScreen('/tickets', endedSearch, () => import('./tickets')),
  searchScreen('/tickets/new', reportSearch, () => import('./report')),
  searchScreen('/tickets/$id', ticketSearch, () => import('./tickets')),
  screen('/offers', () => import('./offers')),
  screen('/offers/$id', () => import('./offers')),
  screen('/bills', () => import('./bills')),
  screen('/bills/$id', () => import('./bills')),
  screen('/contracts', () => import('./contracts')),
  screen('/contracts/$id', () => import('./contracts')),
  screen('/terms/$id', () => import('./terms')),
  screen('/account', () => import('./account')),
  screen('/sync', () => import('../../screens/Sync')),
] as const

/** The shop for visitors; who has signed in as a customer goes to the one with the cart. */
const publicScreen = <const TPath extends string>(path: TPath) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    validateSearch: shopSearch,
    beforeLoad: visitor,
    component: lazyRouteComponent(withTexts(() => import('./public-shop'))),
  })

export const publicScreens = [publicScreen('/shop'), publicScreen('/shop/$code')] as const
