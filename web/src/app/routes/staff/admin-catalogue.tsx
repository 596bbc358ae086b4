import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { OfferingList, type OfferingSearch } from '@/features/admin/catalogue/components/OfferingList'
import { STATUSES, TYPES } from '@/features/admin/catalogue/kinds'
import { useBranch } from '@/features/admin/shared/branch'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { useWord } from '@/features/admin/shared/names'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { AdminViews } from './admin-views'

const OfferingCard = lateComponent(() => import('@/features/admin/catalogue/components/OfferingCard'))
const ANY = '-any'

export default function AdminCatalogueScreen() {
  const t = useText()
  const word = useWord()
  const { branch } = useBranch()
  const search = useSearch({ strict: false }) as OfferingSearch
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const change = (next: OfferingSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value)).toString()
  const link = (path: string) => (query ? `${path}?${query}` : path)
  return (
    <AdminPage
      section="catalogue"
      views={<AdminViews screen="/admin/catalogue" />}
      layout="split"
      tools={
        <>
          <div className="w-full">
            <SearchField
              slash
              label={t('admin.catalogue.search')}
              value={search.q ?? ''}
              onChange={(q) => change({ q: q || undefined })}
            />
          </div>
          <div className="min-w-32 grow basis-32">
            <Select
              label={t('admin.catalogue.type')}
              hideLabel
              options={[
                { id: ANY, label: t('admin.catalogue.anyType') },
                ...TYPES.map((type) => ({ id: type, label: word('product', type) })),
              ]}
              value={search.type ?? ANY}
              onChange={(type) =>
                change({ type: type === ANY ? undefined : (type as OfferingSearch['type']) })
              }
            />
          </div>
          <div className="min-w-32 grow basis-32">
            <Select
              label={t('admin.catalogue.state')}
              hideLabel
              options={[
                { id: ANY, label: t('admin.catalogue.anyState') },
                ...STATUSES.map((status) => ({ id: status, label: t(`admin.offering.${status}`) })),
              ]}
              value={search.status ?? ANY}
              onChange={(status) =>
                change({ status: status === ANY ? undefined : (status as OfferingSearch['status']) })
              }
            />
          </div>
        </>
      }
    >
      <SplitView
        list={
          <OfferingList
            search={search}
            branch={branch?.id}
            {...(id ? { selected: id } : {})}
            href={(offering) => link(`/admin/catalogue/${offering}`)}
          />
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <OfferingCard key={id} id={id} back={link('/admin/catalogue')} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="shop" title={t('admin.catalogue.choose')} />}
      />
    </AdminPage>
  )
}
