import { Banner } from '@/components/ui/Banner'
import type { CartQuery } from '@/gql/graphql'
import { type Format, useFormat } from '@/lib/format'
import { type Translate, useText } from '@/lib/i18n'

type Difference = NonNullable<CartQuery['cart']>['differences'][number]

/** What is not as it was in the orders that are in the cart again: read before one orders. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const t = useText()
  const format = useFormat()
  if (differences.length === 0) return null
  return (
    <Banner tone="info" title={t('shop.again.differences')}>
      <ul className="flex flex-col gap-1">
        {differences.map((each) => (
          <li key={`${each.line} ${each.kind} ${each.part}`}>{sentence(each, t, format)}</li>
        ))}
      </ul>
    </Banner>
  )
}

function sentence({ kind, name, part, before, now }: Difference, t: Translate, format: Format): string {
  if (kind !== 'PRICE') return t(`shop.again.${kind}`, { name, part })
  if (!before || !now) return ''
  const changed = (['monthly', 'oneTime'] as const).filter(
    (when) => Number(before[when].amount) !== Number(now[when].amount),
  )
  const words = { monthly: 'shop.again.priceMonthly', oneTime: 'shop.again.priceOnce' } as const
  return changed
    .map((when) => t(words[when], { name, was: format.money(before[when]), is: format.money(now[when]) }))
    .join(' ')
}
