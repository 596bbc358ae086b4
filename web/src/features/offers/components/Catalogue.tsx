import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { Money } from '@/components/ui/Money'
import { Press } from '@/components/ui/Press'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import type { OfferShopQuery, ProductType } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { read } from '@/lib/read'
import { OfferShop } from '../api/offerShop'
import { folded, TYPES } from '../rules'

export type Product = OfferShopQuery['shop'][number]

const ALL = 'ALL'

/** The catalogue of a branch; kept for the day, so that it is there without a line. */
export function useShop(branch: string) {
  return useQuery({ ...read(OfferShop, { branch }), staleTime: 600_000, enabled: branch !== '' })
}

export interface CatalogueProps {
  branch: string
  /** Product → how many lines of the offer have it. */
  chosen: ReadonlyMap<string, number>
  onAdd: (product: Product) => void
}

/** Products by kind and search; a tap puts one into the offer. */
export function Catalogue({ branch, chosen, onAdd }: CatalogueProps) {
  const t = useText()
  const { language } = usePreferences()
  const shop = useShop(branch)
  const [type, setType] = useState<ProductType | typeof ALL>(ALL)
  const [search, setSearch] = useState('')
  const products = useMemo(() => {
    const words = folded(search).split(/\s+/).filter(Boolean)
    return (shop.data?.shop ?? [])
      .filter((product) => type === ALL || product.productType === type)
      .map((product) => ({
        product,
        name: named(product.names, language, product.code),
        text: named(product.descriptions, language, ''),
      }))
      .filter(({ product, name, text }) => {
        const all = folded(`${name} ${text} ${product.code}`)
        return words.every((word) => all.includes(word))
      })
  }, [shop.data, type, search, language])
  if (shop.isPending) return <Skeleton rows={5} />
  if (!shop.data) return <ErrorState error={shop.error} onRetry={() => void shop.refetch()} />
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-gap">
        <div className="min-w-0 grow basis-48">
          <SearchField label={t('offers.catalogue.search')} value={search} onChange={setSearch} />
        </div>
        <div className="min-w-0 grow basis-36">
          <Select
            label={t('offers.catalogue.type')}
            hideLabel
            value={type}
            onChange={(id) => setType(id as ProductType)}
            options={[
              { id: ALL, label: t('offers.catalogue.all') },
              ...TYPES.map((id) => ({ id, label: t(`offers.type.${id}`) })),
            ]}
          />
        </div>
      </div>
      {products.length === 0 && <EmptyState icon="search" title={t('offers.catalogue.none')} />}
      <ul aria-label={t('offers.catalogue.title')} className="flex flex-col">
        {products.map(({ product, name, text }) => {
          const count = chosen.get(product.id) ?? 0
          return (
            <li key={product.id} className="border-b border-line last:border-0">
              <Press
                onPress={() => onAdd(product)}
                className="flex min-h-row w-full items-center gap-3 rounded-control px-2 py-2 text-left hover:bg-hover active:bg-pressed"
              >
                <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
                  <Icon name={count > 0 ? 'check' : 'plus'} size={18} />
                </span>
                <span className="min-w-0 grow">
                  <span className="block font-medium">{name}</span>
                  <span className="block text-sm text-muted">
                    {count > 0 ? t('offers.catalogue.inside', { count }) : text}
                  </span>
                </span>
                <Price product={product} />
              </Press>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Price({ product }: { product: Product }) {
  const t = useText()
  const { monthlyPrice, oneTimePrice } = product
  return (
    <span className="flex shrink-0 flex-col items-end text-sm">
      {monthlyPrice && Number(monthlyPrice.amount) > 0 && (
        <Money value={monthlyPrice} per={t('offers.perMonth')} />
      )}
      {oneTimePrice && Number(oneTimePrice.amount) > 0 && (
        <Money value={oneTimePrice} per={t('offers.once')} />
      )}
    </span>
  )
}
