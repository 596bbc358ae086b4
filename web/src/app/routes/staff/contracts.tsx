import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { ContractList } from '@/features/contracts/components/ContractList'
import { type ContractSearchParams, ContractTools } from '@/features/contracts/components/ContractTools'
import { filterOf } from '@/features/contracts/rules'
import { Export } from '@/features/exports/components/Export'
import { Views } from '@/features/views/components/Views'
import { useListHref } from '@/features/views/useViews'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can, useSession } from '@/lib/session'

const ContractCard = lateComponent(() => import('@/features/contracts/components/ContractCard'))

export default function ContractsScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as ContractSearchParams
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const me = useSession().user?.id
  const change = (next: ContractSearchParams) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const offers = useListHref('/offers')
  return (
    <Page
      title={t('contracts.list.title')}
      layout="split"
      actions={
        can('offer:read') && (
          <AppLink href={offers} className={buttonClass('quiet')}>
            <Icon name="offers" />
            {t('contracts.toOffers')}
          </AppLink>
        )
      }
      views={
        <>
          <Export list="CONTRACTS" filter={filterOf(search, me)} order={search.order ?? 'CREATED_DESC'} />
          <Views screen="/contracts" />
        </>
      }
      tools={<ContractTools value={search} onChange={change} />}
    >
      <SplitView
        list={
          <ContractList
            view={search}
            selected={id}
            onClear={() => change({ q: undefined, status: undefined, owner: undefined, customer: undefined })}
          />
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <ContractCard key={id} id={id} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="file" title={t('contracts.card.choose')} />}
      />
    </Page>
  )
}
