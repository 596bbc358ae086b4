import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
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

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
