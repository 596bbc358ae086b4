import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { enqueue } from '@/lib/outbox/enqueue'
import { queryClient } from '@/lib/query'
import { CartTakeBack } from './api/cartTakeBack'
import { OrderAgain } from './api/orderAgain'
import { cartQuery } from './cart'

export interface EarlierOrder {
  id: string
  number: string
}

/** Puts an earlier order into the cart beside what is there; `onPut` when it can be reviewed. */
export function useOrderAgain(onPut: () => void) {
  const t = useText()
  const [pending, setPending] = useState(false)
  // Who has gone elsewhere meanwhile is not fetched back.
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const takeBack = (clientReference: string, number: string) =>
    enqueue(CartTakeBack, {
      variables: { clientReference },
      label: t('shop.again.undone', { number }),
      subject: 'cart',
      refetch: ['Cart'],
    })

  const again = async ({ id, number }: EarlierOrder) => {
    const clientReference = crypto.randomUUID()
    setPending(true)
    try {
      const answer = await sendOrKeep(OrderAgain, {
        variables: { id, clientReference },
        label: t('shop.again.label', { number }),
        subject: 'cart',
        href: '/portal/cart',
        refetch: ['Cart'],
      })
      if (!answer) {
        toast({ text: t('shop.again.kept', { number }), tone: 'info' })
        return
      }
      // It is in the cart, also if the line is lost just now.
      const now = await queryClient.fetchQuery({ ...cartQuery, staleTime: 0 }).catch(() => null)
      const others = now?.cart?.lines.some((line) => !line.clientReference.startsWith(clientReference))
      toast({
        text: t(others ? 'shop.again.added' : 'shop.again.put', { number }),
        undo: () => void takeBack(clientReference, number),
      })
      if (here.current) onPut()
    } catch (error) {
      toast({ text: error instanceof Refused ? error.message : t(helpFor(error)), tone: 'late' })
    } finally {
      setPending(false)
    }
  }
  return { pending, again: (order: EarlierOrder) => void again(order) }
}
