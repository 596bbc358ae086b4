import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { PriceSum } from '@/components/ui/PriceSum'
import { Skeleton } from '@/components/ui/Skeleton'
import { Stepper } from '@/components/ui/Stepper'
import { toast } from '@/components/ui/Toast'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { readOpen } from '@/lib/read'
import { can, useSession } from '@/lib/session'
import { LivePrice } from '../api/livePrice'
import { useCartChanges } from '../cart'
import {
  type Chosen,
  type Component,
  choose,
  fromAddress,
  named,
  type Product,
  toAddress,
  toInput,
} from '../rules'
import { CartBar } from './CartBar'
import { Components } from './Components'
import { useShelf } from './useShelf'
import { factsOf, sumWords, TYPE_ICONS } from './words'

export interface ConfiguratorProps {
  base: string
  code: string
  search: { country?: string; c?: string; n?: number }
  onSearch: (search: { country?: string; c?: string; n?: number }) => void
}

/** One product: what is inside, what may be added, and what it costs while one chooses. */
export function Configurator({ base, code, search, onSearch }: ConfiguratorProps) {
  const t = useText()
  const { language } = usePreferences()
  const { branch, products, error, retry } = useShelf(search.country)
  const product = products?.find((other) => other.code === code)
  const back = search.country ? `${base}?country=${search.country}` : base
  // The way up has its room already while the product comes.
  const up = <BackLink href={back}>{t('shop.all')}</BackLink>
  if (!products)
    return (
      <Page back={up} title={t('shop.title')}>
        {error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton />}
      </Page>
    )
  if (!product || !branch)
    return (
      <Page title={t('shop.title')}>
        <EmptyState
          icon="shop"
          title={t('shop.gone')}
          action={
            <AppLink href={back} className={buttonClass()}>
              {t('shop.all')}
            </AppLink>
          }
        />
      </Page>
    )
  return (
    <Page back={up} title={named(product.names, language)}>
      <div className="flex max-w-6xl flex-col gap-4">
        <Choice key={product.id} {...{ product, search, onSearch, base }} />
      </div>
    </Page>
  )
}

function Choice({
  product,
  search,
  onSearch,
  base,
}: { product: Product } & Pick<ConfiguratorProps, 'search' | 'onSearch' | 'base'>) {
  const t = useText()
  const format = useFormat()
  const chosen = fromAddress(search.c, product.components)
  const quantity = search.n ?? 1
  const change = (next: Chosen, count = quantity) =>
    onSearch({ ...search, c: toAddress(next), n: count === 1 ? undefined : count })
  const latest = useRef({ chosen, change })
  latest.current = { chosen, change }
  const onChoose = useCallback((component: Component, count: number) => {
    const now = latest.current
    now.change(choose(now.chosen, component, count))
  }, [])
  const price = useQuery({
    ...readOpen(LivePrice, {
      offering: product.id,
      branch: product.branch?.id ?? '',
      components: toInput(chosen),
      quantity,
    }),
    placeholderData: keepPreviousData,
  })
  const live = price.data?.configurationPrice
  const signedIn = useSession().user?.kind === 'PORTAL'
  const putIn = (
    <PutIn
      product={product}
      chosen={chosen}
      quantity={quantity}
      search={search}
      blocked={Boolean(live?.problem)}
    />
  )
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-6">
        <div className="flex flex-col gap-4">
          <About product={product} />
          <Components {...{ product, chosen, onChoose }} />
        </div>
        <section aria-label={t('shop.price')} className="card flex flex-col gap-3 p-4 lg:sticky lg:top-2">
          <div className="flex items-center justify-between gap-3">
            <span className="font-medium">{t('shop.quantity')}</span>
            <Stepper
              label={t('shop.quantity')}
              value={quantity}
              min={1}
              max={1000}
              onChange={(count) => change(chosen, count)}
            />
          </div>
          <div aria-live="polite" className={price.isPlaceholderData ? 'opacity-60' : ''}>
            {live?.price && (
              <PriceSum
                label={t('shop.price')}
                monthly={live.price.monthly}
                oneTime={live.price.oneTime}
                words={sumWords(t)}
              />
            )}
            {live?.problem && <Banner tone="late" title={live.problem} />}
            {!live && price.isError && <p className="text-muted">{t('shop.price.later')}</p>}
          </div>
          <div className="max-lg:hidden">{putIn}</div>
          {!signedIn && <p className="text-sm text-muted">{t('shop.signIn.why')}</p>}
        </section>
      </div>
      <div className="sticky bottom-3 z-10 flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card border border-line bg-surface p-2 pl-4 shadow-high lg:hidden">
          <p className="num min-w-36 grow basis-0 leading-tight">
            {live?.price && (
              <>
                <span className="block font-semibold">
                  {format.money(live.price.monthly.gross)} {t('shop.perMonth')}
                </span>
                <span className="block text-sm text-muted">
                  {t('shop.withVat', { once: format.money(live.price.oneTime.gross) })}
                </span>
              </>
            )}
          </p>
          <div>{putIn}</div>
        </div>
        {base.startsWith('/portal') && <CartBar docked />}
      </div>
    </>
  )
}

/** What it is, in a sentence and in the figures that a buyer compares. */
function About({ product }: { product: Product }) {
  const t = useText()
  const format = useFormat()
  const { language } = usePreferences()
  return (
    <section aria-label={named(product.names, language)} className="card flex items-start gap-4 p-4">
      <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
        <Icon name={TYPE_ICONS[product.productType]} size={26} />
      </span>
      <div className="flex min-w-0 flex-col gap-2">
        <p className="max-w-prose text-lg">{named(product.descriptions, language)}</p>
        <p className="flex flex-wrap gap-1.5">
          {factsOf(product, t, format).map((fact) => (
            <span key={fact} className="num rounded-full bg-sunken px-3 py-1 font-medium">
              {fact}
            </span>
          ))}
        </p>
      </div>
    </section>
  )
}

interface PutInProps {
  product: Product
  chosen: Chosen
  quantity: number
  search: ConfiguratorProps['search']
  blocked: boolean
}

/** Into the cart; a visitor is asked to sign in first and comes back to the same choice. */
function PutIn({ product, chosen, quantity, search, blocked }: PutInProps): ReactNode {
  const t = useText()
  const { user } = useSession()
  const { put } = useCartChanges()
  const { language } = usePreferences()
  const [reference, setReference] = useState(() => crypto.randomUUID())
  if (user?.kind !== 'PORTAL') {
    const parts = new URLSearchParams()
    if (search.c) parts.set('c', search.c)
    if (search.n) parts.set('n', String(search.n))
    const next = `/portal/shop/${product.code}${parts.size > 0 ? `?${parts}` : ''}`
    return (
      <AppLink href={`/sign-in?next=${encodeURIComponent(next)}`} className={buttonClass('primary', true)}>
        {t('shop.signIn')}
      </AppLink>
    )
  }
  if (!can('cart:write')) return <p className="text-muted">{t('shop.readOnly')}</p>
  const add = async () => {
    await put({
      quantity,
      components: chosen,
      clientReference: reference,
      offering: { id: product.id, names: product.names, components: product.components },
    })
    toast({ text: t('shop.cart.put', { name: named(product.names, language) }) })
    // The next press puts another line in.
    setReference(crypto.randomUUID())
  }
  return (
    <Button look="primary" icon="cart" wide isDisabled={blocked} onPress={() => void add()}>
      {t('shop.putIn')}
    </Button>
  )
}
