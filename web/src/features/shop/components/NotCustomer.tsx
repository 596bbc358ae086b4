import { useText } from '@/lib/i18n'
import { useShelf } from './useShelf'

/** How somebody without an account becomes a customer: a word with us. */
export function NotCustomer({ country }: { country?: string }) {
  const t = useText()
  const { branch, products } = useShelf(country)
  // It stands under the shelf and would be pushed away by it.
  if (!branch || !products) return null
  const way = 'inline-flex min-h-control items-center font-medium text-accent-strong underline'
  return (
    <section aria-labelledby="join" className="card mt-6 p-4">
      <h2 id="join" className="text-lg">
        {t('shop.join')}
      </h2>
      <p className="max-w-prose text-muted">{t('shop.join.help')}</p>
      <p className="flex flex-wrap gap-x-6">
        <a href={`tel:${branch.phone}`} className={`${way} num`}>
          {branch.phone}
        </a>
        <a href={`mailto:${branch.email}`} className={way}>
          {branch.email}
        </a>
      </p>
    </section>
  )
}
