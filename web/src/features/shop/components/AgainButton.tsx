import { Button } from '@/components/ui/Button'
import { useText } from '@/lib/i18n'
import { type EarlierOrder, useOrderAgain } from '../again'

/** The same once more: into the cart, and on to the review. */
export function AgainButton({ order, onPut }: { order: EarlierOrder; onPut: () => void }) {
  const t = useText()
  const { pending, again } = useOrderAgain(onPut)
  return (
    <Button icon="cart" isPending={pending} onPress={() => again(order)}>
      {t('shop.again')}
    </Button>
  )
}
