import { createRootRoute, Outlet } from '@tanstack/react-router'
import { CrashScreen } from '../screens/Crash'
import { NotFoundPage } from '../screens/NotFound'

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashScreen,
})
