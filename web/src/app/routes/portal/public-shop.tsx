import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { Configurator } from '@/features/shop/components/Configurator'
import { NotCustomer } from '@/features/shop/components/NotCustomer'
import { PublicFrame } from '@/features/shop/components/PublicFrame'
import { Shop } from '@/features/shop/components/Shop'
import { useText } from '@/lib/i18n'

/** The catalogue for everybody (WEB-01). */
export default function PublicShopScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { code } = useParams({ strict: false }) as { code?: string }
  const search = useSearch({ strict: false }) as { country?: string; c?: string; n?: number }
  return (
    <PublicFrame>
      {code ? (
        <Configurator
          base="/shop"
          code={code}
          search={search}
          onSearch={(next) =>
            void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
          }
        />
      ) : (
        <Page title={t('shop.title')}>
          <Shop
            base="/shop"
            country={search.country}
            onCountry={(country) => void navigate({ to: '.', search: { country } as never, replace: true })}
          />
          <NotCustomer country={search.country} />
        </Page>
      )}
    </PublicFrame>
  )
}
