import { createRootRoute, Outlet } from '@tanstack/react-router'
import { CrashScreen } from '../screens/Crash'
import { NotFoundScreen } from '../screens/NotFound'

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundScreen,
  errorComponent: CrashScreen,
})
