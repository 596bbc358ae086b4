import { AppLink } from '@/components/ui/AppLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { Money } from '@/components/ui/Money'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { byType, named, type Product } from '../rules'
import { useShelf } from './useShelf'
import { factsOf, TYPE_ICONS } from './words'

export interface ShopProps {
  /** "/portal/shop", or "/shop" for visitors. */
  base: string
  country?: string
  onCountry?: (code: string) => void
}

/** Everything that can be bought, by what it is for. */
export function Shop({ base, country, onCountry }: ShopProps) {
  const t = useText()
  const { branch, branches, products, error, asOf, retry } = useShelf(country)
  if (!products) return error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton rows={8} />
  const groups = byType(products)
  const view = country ? `?country=${country}` : ''
  return (
    <div className="flex flex-col gap-6">
      <OfflineNote asOf={asOf} />
      <div className="flex flex-wrap items-end justify-between gap-3">
        <p className="max-w-prose text-muted">{t('shop.intro')}</p>
        {onCountry && branches.length > 1 && (
          <div className="w-full sm:w-64">
            <Select
              label={t('shop.country')}
              options={branches.map(({ code, name }) => ({ id: code, label: name }))}
              value={branch?.code ?? null}
              onChange={onCountry}
            />
          </div>
        )}
      </div>
      {groups.length > 1 && (
        <nav
          aria-label={t('shop.types')}
          className="-mx-4 flex gap-2 overflow-x-auto px-4 [scrollbar-width:none]"
        >
          {groups.map(([type]) => (
            <a
              key={type}
              href={`#${type}`}
              className="flex min-h-control shrink-0 items-center gap-2 rounded-full border border-edge bg-surface px-4 font-medium hover:bg-hover"
            >
              <Icon name={TYPE_ICONS[type]} size={18} className="text-accent" />
              {t(`shop.type.${type}`)}
            </a>
          ))}
        </nav>
      )}
      {groups.length === 0 && <EmptyState icon="shop" title={t('shop.empty')} />}
      {groups.map(([type, found]) => (
        <section key={type} id={type} aria-labelledby={`${type}-title`} className="scroll-mt-4">
          <h2 id={`${type}-title`} className="text-xl">
            {t(`shop.type.${type}`)}
          </h2>
          <p className="mb-3 text-muted">{t(`shop.about.${type}`)}</p>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(17.5rem,100%),1fr))] gap-3">
            {found.map((product) => (
              <li key={product.id} className="flex">
                <ProductCard product={product} href={`${base}/${product.code}${view}`} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function ProductCard({ product, href }: { product: Product; href: string }) {
  const t = useText()
  const format = useFormat()
  const { language } = usePreferences()
  const facts = factsOf(product, t, format)
  const monthly = Number(product.monthlyPrice?.amount ?? 0) > 0
  const once = Number(product.oneTimePrice?.amount ?? 0) > 0
  return (
    <AppLink
      href={href}
      className="card flex w-full flex-col gap-2 p-4 transition-shadow duration-100 hover:shadow-high"
    >
      <span className="flex items-start gap-3">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
          <Icon name={TYPE_ICONS[product.productType]} />
        </span>
        <span className="min-w-0 grow">
          <span className="block text-lg leading-snug font-semibold">{named(product.names, language)}</span>
          <span className="block text-muted">{named(product.descriptions, language)}</span>
        </span>
      </span>
      {facts.length > 0 && (
        <span className="flex flex-wrap gap-1.5">
          {facts.map((fact) => (
            <span key={fact} className="num rounded-full bg-sunken px-2.5 py-0.5 text-sm font-medium">
              {fact}
            </span>
          ))}
        </span>
      )}
      <span className="mt-auto flex flex-wrap items-end gap-x-3 pt-1">
        <span>
          {monthly && (
            <span className="block text-lg font-semibold">
              <Money value={product.monthlyPrice} per={t('shop.perMonth')} />
            </span>
          )}
          {once && (
            <span className={monthly ? 'block text-sm text-muted' : 'block text-lg font-semibold'}>
              <Money value={product.oneTimePrice} per={t('shop.once')} />
            </span>
          )}
          {!monthly && !once && <span className="font-semibold">{t('shop.free')}</span>}
          <span className="block text-sm text-muted">
            {t('shop.plusVat', { rate: format.number(product.taxRate ?? 0, 1) })}
          </span>
        </span>
        <span className="ml-auto flex min-h-control items-center gap-1 font-medium text-accent-strong">
          {t('shop.choose')}
          <Icon name="next" size={16} />
        </span>
      </span>
    </AppLink>
  )
}
