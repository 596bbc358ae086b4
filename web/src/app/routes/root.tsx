import { createRootRoute, Outlet, redirect } from '@tanstack/react-router'
import { addressed } from '@/lib/outbox/made'
import { CrashScreen } from '../screens/Crash'
import { NotFoundPage } from '../screens/NotFound'

export const rootRoute = createRootRoute({
  // An address from the time without a line leads to what was made of it.
  beforeLoad: ({ location }) => {
    const href = addressed(location.href)
    if (href !== location.href) throw redirect({ href, replace: true })
  },
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashScreen,
})
