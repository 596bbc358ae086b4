import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { demoLogins } from '@/lib/demo'
import { withTexts } from '@/lib/i18n'
import { watchMoves } from '@/lib/places'
import { queryClient } from '@/lib/query'
import { fallback } from './routes/fallback'
import { portalRoute, portalScreens, publicScreens } from './routes/portal/index'
import { rootRoute } from './routes/root'
import { staffRoute, staffScreens } from './routes/staff/index'

const openRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: (search): { next?: string } =>
      typeof search.next === 'string' ? { next: search.next } : {},
    loader: () => queryClient.ensureQueryData(demoLogins),
    component: lazyRouteComponent(() => import('./screens/SignIn')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/link',
    validateSearch: (search): { token?: string } =>
      typeof search.token === 'string' ? { token: search.token } : {},
    component: lazyRouteComponent(() => import('./screens/LinkSignIn')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgot',
    validateSearch: (search): { login?: string } =>
      typeof search.login === 'string' ? { login: search.login } : {},
    component: lazyRouteComponent(withTexts(() => import('./screens/Forgot'))),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reset',
    validateSearch: (search): { token?: string } =>
      typeof search.token === 'string' ? { token: search.token } : {},
    component: lazyRouteComponent(withTexts(() => import('./screens/Reset'))),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/design',
    validateSearch: (search): { open?: string } =>
      search.open === undefined ? {} : { open: String(search.open) },
    component: lazyRouteComponent(() => import('./design/design')),
  }),
] as const

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...openRoutes,
    ...publicScreens,
    staffRoute.addChildren([...staffScreens]),
    portalRoute.addChildren([...portalScreens]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  ...fallback,
})

watchMoves(router.history)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
