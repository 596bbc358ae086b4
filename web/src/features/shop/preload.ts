import type { ShopBranchesQuery } from '@/gql/graphql'
import { fetching, type Step } from '@/lib/preload'
import { read, readOpen } from '@/lib/read'
import { Cart } from './api/cart'
import { Shelf } from './api/shelf'
import { ShopBranches } from './api/shopBranches'

/** The catalogue of the customer's branch, and the cart. */
export const shopOffline = (): Step[] => [
  fetching<ShopBranchesQuery>(readOpen(ShopBranches, {}), ({ me }) =>
    me?.branch ? [fetching(readOpen(Shelf, { branch: me.branch.code }))] : [],
  ),
  fetching(read(Cart, {})),
]
