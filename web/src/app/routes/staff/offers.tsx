import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { Export } from '@/features/exports/components/Export'
import { OfferList } from '@/features/offers/components/OfferList'
import { type OfferSearchParams, OfferTools } from '@/features/offers/components/OfferTools'
import { filterOf } from '@/features/offers/rules'
import { Views } from '@/features/views/components/Views'
import { useListHref } from '@/features/views/useViews'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can, useSession } from '@/lib/session'

// The list is there before the card's code.
const OfferCard = lateComponent(() => import('@/features/offers/components/OfferCard'))

export default function OffersScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as OfferSearchParams
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const me = useSession().user?.id
  const change = (next: OfferSearchParams) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const contracts = useListHref('/contracts')
  const create = can('offer:write') && (
    <AppLink href="/offers/new" title={t('offers.new')} className={buttonClass('primary')}>
      <Icon name="plus" />
      {t('offers.new')}
    </AppLink>
  )
  return (
    <Page
      title={t('offers.list.title')}
      layout="split"
      actions={
        <>
          {can('contract:read') && (
            <AppLink href={contracts} className={buttonClass('quiet')}>
              <Icon name="file" />
              {t('offers.toContracts')}
            </AppLink>
          )}
          {create}
        </>
      }
      views={
        <>
          <Export list="OFFERS" filter={filterOf(search, me)} order={search.order ?? 'CREATED_DESC'} />
          <Views screen="/offers" />
        </>
      }
      tools={<OfferTools value={search} onChange={change} />}
    >
      <SplitView
        list={
          <OfferList
            view={search}
            selected={id}
            onClear={() => change({ q: undefined, status: undefined, owner: undefined, customer: undefined })}
            create={create}
          />
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <OfferCard key={id} id={id} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="offers" title={t('offers.card.choose')} />}
      />
    </Page>
  )
}
