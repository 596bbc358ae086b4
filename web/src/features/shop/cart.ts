import { useQuery } from '@tanstack/react-query'
import { toast } from '@/components/ui/Toast'
import type { CartQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { writeOptimistic } from '@/lib/optimistic'
import { discard } from '@/lib/outbox/manage'
import { useOutbox } from '@/lib/outbox/outbox'
import { usePreferences } from '@/lib/preferences'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can, useSession } from '@/lib/session'
import { Cart } from './api/cart'
import { CartChanged } from './api/cartChanged'
import { CartEmpty } from './api/cartEmpty'
import { CartPutLine } from './api/cartPutLine'
import { CartSetQuantity } from './api/cartSetQuantity'
import { settle, unwant } from './quantities'
import {
  type CartLine,
  type Chosen,
  isPending,
  named,
  toInput,
  withLine,
  withoutLines,
  withQuantity,
} from './rules'

export const cartQuery = read(Cart, {})
const { queryKey } = cartQuery

/** The cart of the signed-in buyer; it lives on the server, so another device shows the same one. */
export function useCart() {
  const { user } = useSession()
  const enabled = user?.kind === 'PORTAL' && can('cart:read')
  const unsent = useOutbox().some(({ subject }) => subject?.startsWith('cart'))
  // While a change of this device is on its way, what the server holds would take it off the screen for a moment.
  useChanges(CartChanged, enabled && !unsent ? {} : null, ['Cart'])
  return useQuery({
    ...cartQuery,
    enabled,
    refetchInterval: useFallback(),
    refetchOnWindowFocus: 'always',
  })
}

/** Changes of the cart: shown at once, kept without a line, sent once. */
export function useCartChanges() {
  const t = useText()
  const { language } = usePreferences()
  const outbox = useOutbox()
  const refused = (error: unknown) =>
    toast({ text: error instanceof Refused ? error.message : t('ui.error.help'), tone: 'late' })

  const put = async (line: Omit<CartLine, 'id'>) => {
    const offeringId = line.offering?.id
    if (!offeringId) return
    const { delivered } = await writeOptimistic(CartPutLine, {
      variables: {
        offeringId,
        components: toInput(line.components as Chosen),
        quantity: line.quantity,
        clientReference: line.clientReference,
      },
      label: t('shop.cart.put', { name: named(line.offering?.names, language) }),
      subject: `cart:${line.clientReference}`,
      refetch: ['Cart'],
      queryKey,
      change: (old: CartQuery) => withLine(old, line),
    })
    delivered.catch(refused)
  }

  /** Changes how many of a line, if it is still in the cart: a late press brings nothing back. */
  const setQuantity = async (reference: string, quantity: number) => {
    const held = queryClient.getQueryData<CartQuery>(queryKey)?.cart?.lines
    const line = held?.find(({ clientReference }) => clientReference === reference)
    if (!line || line.quantity === quantity) return
    // Only this device knows of it yet.
    if (isPending(line)) return put({ ...line, quantity })
    const { key, delivered } = await writeOptimistic(CartSetQuantity, {
      variables: { id: line.id, quantity },
      label: t('shop.cart.put', { name: named(line.offering?.names, language) }),
      subject: `cart:${reference}`,
      refetch: ['Cart'],
      queryKey,
      change: (old: CartQuery) => withQuantity(old, reference, quantity),
    })
    delivered.catch((error: unknown) => {
      if (!(error instanceof Refused && error.has('not-found'))) return refused(error)
      // Another device has taken it out meanwhile: nothing is left to decide in the sync centre.
      void discard(key)
      toast({ text: t('shop.cart.gone', { name: named(line.offering?.names, language) }), tone: 'info' })
    })
  }
  const settleQuantities = async () => {
    if (queryClient.getQueryData(queryKey)) await settle(setQuantity).catch(refused)
  }

  const remove = async (line: CartLine) => {
    unwant((reference) => reference === line.clientReference)
    const name = named(line.offering?.names, language)
    const unsent = outbox.filter((item) => item.subject === `cart:${line.clientReference}`)
    const change = (old: CartQuery) =>
      withoutLines(old, (other) => other.clientReference === line.clientReference)
    if (isPending(line)) {
      // What never left this device is simply not sent.
      for (const { key } of unsent)
        if (!(await discard(key))) return toast({ text: t('ui.kept.tooLate'), tone: 'info' })
      queryClient.setQueryData<CartQuery>(queryKey, (old) => old && change(old))
    } else {
      const { delivered } = await writeOptimistic(CartSetQuantity, {
        variables: { id: line.id, quantity: 0 },
        label: t('shop.cart.removed', { name }),
        subject: `cart:${line.clientReference}`,
        refetch: ['Cart'],
        queryKey,
        change,
      })
      delivered.catch(refused)
    }
    toast({ text: t('shop.cart.removed', { name }), undo: () => void put(line) })
  }

  const empty = async (lines: readonly CartLine[]) => {
    unwant(() => true)
    const { delivered } = await writeOptimistic(CartEmpty, {
      variables: {},
      label: t('shop.cart.emptied'),
      subject: 'cart',
      refetch: ['Cart'],
      queryKey,
      change: (old: CartQuery) => withoutLines(old, () => true),
    })
    delivered.catch(refused)
    toast({
      text: t('shop.cart.emptied'),
      undo: () => void lines.reduce((before, line) => before.then(() => put(line)), Promise.resolve()),
    })
  }

  return { put, remove, empty, settleQuantities }
}
