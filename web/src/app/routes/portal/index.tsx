/** Screens of the customer portal, below /portal: adding one is one line in `portalScreens`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { GenericSchema } from 'valibot'
import { only } from '../../guard'
import { rootRoute } from '../root'

export const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'portal',
  beforeLoad: only('PORTAL'),
  component: lazyRouteComponent(() => import('../../shell/PortalShell')),
})

type Load = () => Promise<{ default: ComponentType }>

const screen = <const TPath extends string>(path: TPath, load: Load) =>
  createRoute({ getParentRoute: () => portalRoute, path, component: lazyRouteComponent(load) })

/** The same with typed search parameters: `search` is a valibot object of optional values. */
export const searchScreen = <
  const TPath extends string,
  TSearch extends GenericSchema<Record<string, unknown>>,
>(
  path: TPath,
  search: TSearch,
  load: Load,
) =>
  createRoute({
    getParentRoute: () => portalRoute,
    path,
    validateSearch: search,
    component: lazyRouteComponent(load),
  })

export const portalScreens = [screen('/sync', () => import('../../screens/Sync'))] as const
