/** Screens of staff: adding one is one line in `staffScreens`. Each file has the screen as its default export. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { reportsSearch } from '@/features/reports/search'
import { withTexts } from '@/lib/i18n'
import { only } from '../../guard'
import { rootRoute } from '../root'
import { auditSearch, catalogueSearch, deliveriesSearch, numbersSearch, usersSearch } from './admin-search'
import { customersSearch } from './customers-search'
import { inboxSearch } from './inbox-search'
import { interactionsSearch } from './interactions-search'
import { boardSearch, entrySearch, leadsSearch } from './leads-search'
import { contractsSearch, newOfferSearch, offersSearch } from './offers-search'
import { ordersSearch } from './orders-search'
import { newTicketSearch, ticketsSearch } from './tickets-search'

export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  beforeLoad: only('STAFF'),
  component: lazyRouteComponent(withTexts(() => import('../../shell/StaffShell'))),
})

type Load = () => Promise<{ default: ComponentType }>

const screen = <const TPath extends string>(path: TPath, load: Load) =>
  createRoute({ getParentRoute: () => staffRoute, path, component: lazyRouteComponent(withTexts(load)) })

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
    getParentRoute: () => staffRoute,
    path,
    validateSearch: search,
    component: lazyRouteComponent(withTexts(load)),
  })

/**
 * A list, and the same with a card open. They are one component, so that the list stays as it is while cards come and
 * go: its scroll, its row, what was typed.
 */
const listScreens = <
  const TPath extends string,
  TSearch extends (given: Record<string, unknown>) => Record<string, unknown>,
>(
  path: TPath,
  search: TSearch,
  load: Load,
) => {
  const component = lazyRouteComponent(withTexts(load))
  const shared = { getParentRoute: () => staffRoute, validateSearch: search, component }
  return [
    createRoute({ ...shared, path }),
    createRoute({ ...shared, path: `${path}/$id` as `${TPath}/$id` }),
  ] as const
}

/** Of a list that leaves its address to what stands above it. */
const anySearch = (given: Record<string, unknown>) => given

export const staffScreens = [
  screen('/', () => import('./home')),
  screen('/sync', () => import('../../screens/Sync')),
  searchScreen('/inbox', inboxSearch, () => import('./inbox')),
  screen('/notifications', () => import('./notifications')),
  screen('/password', () => import('./password')),
  ...listScreens('/customers', customersSearch, () => import('./customers')),
  ...listScreens('/leads', leadsSearch, () => import('./leads')),
  searchScreen('/leads/new', entrySearch, () => import('./leads-new')),
  screen('/leads/import', () => import('./leads-import')),
  screen('/leads/import/$id', () => import('./leads-import')),
  searchScreen('/leads/board', boardSearch, () => import('./leads-board')),
  ...listScreens('/offers', offersSearch, () => import('./offers')),
  searchScreen('/offers/new', newOfferSearch, () => import('./offers-new')),
  screen('/offers/$id/edit', () => import('./offers-edit')),
  screen('/offers/$id/counter', () => import('./offers-counter')),
  ...listScreens('/contracts', contractsSearch, () => import('./contracts')),
  ...listScreens('/orders', ordersSearch, () => import('./orders')),
  ...listScreens('/tickets', ticketsSearch, () => import('./tickets')),
  searchScreen('/tickets/new', newTicketSearch, () => import('./tickets-new')),
  ...listScreens('/interactions', interactionsSearch, () => import('./interactions')),
  searchScreen('/reports', reportsSearch, () => import('./reports')),
  screen('/admin', () => import('./admin')),
  ...listScreens('/admin/users', usersSearch, () => import('./admin-users')),
  ...listScreens('/admin/teams', anySearch, () => import('./admin-teams')),
  ...listScreens('/admin/roles', anySearch, () => import('./admin-roles')),
  ...listScreens('/admin/catalogue', catalogueSearch, () => import('./admin-catalogue')),
  screen('/admin/matrix', () => import('./admin-matrix')),
  screen('/admin/channels', () => import('./admin-channels')),
  ...listScreens('/admin/processes', anySearch, () => import('./admin-processes')),
  screen('/admin/promises', () => import('./admin-promises')),
  screen('/admin/calendars', () => import('./admin-calendars')),
  screen('/admin/escalation', () => import('./admin-escalation')),
  screen('/admin/guides', () => import('./admin-guides')),
  screen('/admin/reasons', () => import('./admin-reasons')),
  searchScreen('/admin/numbers', numbersSearch, () => import('./admin-numbers')),
  screen('/admin/operations', () => import('./admin-operations')),
  searchScreen('/admin/deliveries', deliveriesSearch, () => import('./admin-deliveries')),
  searchScreen('/admin/audit', auditSearch, () => import('./admin-audit')),
] as const
