import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { CartBar } from '@/features/shop/components/CartBar'
import { CartPanel } from '@/features/shop/components/CartPanel'
import { Configurator } from '@/features/shop/components/Configurator'
import { Shop } from '@/features/shop/components/Shop'
import { useText } from '@/lib/i18n'

export default function ShopScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { code } = useParams({ strict: false }) as { code?: string }
  const search = useSearch({ strict: false }) as { c?: string; n?: number }
  if (code)
    return (
      <Configurator
        base="/portal/shop"
        code={code}
        search={search}
        onSearch={(next) =>
          void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
        }
      />
    )
  return (
    <Page title={t('shop.title')}>
      <div className="items-start gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Shop base="/portal/shop" />
        <div className="sticky top-2 max-xl:hidden">
          <CartPanel />
        </div>
      </div>
      <div className="contents xl:hidden">
        <CartBar />
      </div>
    </Page>
  )
}
