import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { CustomerList } from '@/features/customers/components/CustomerList'
import { type CustomerSearchParams, CustomerTools } from '@/features/customers/components/CustomerTools'
import { filterOf } from '@/features/customers/rules'
import { Export } from '@/features/exports/components/Export'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { editedIn } from '@/lib/outbox/editing'
import { can } from '@/lib/session'

// The list is there before the card's code.
const Composer = lateComponent(() => import('@/features/interactions/components/Composer'))
const CustomerCard = lateComponent(() => import('@/features/customers/components/CustomerCard'))
const NewCustomer = lateComponent(() => import('@/features/customers/components/NewCustomer'))

export default function CustomersScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as CustomerSearchParams
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  // A customer that was refused is corrected in the form that it was entered with.
  const [creating, setCreating] = useState(() => editedIn('customers.new') !== undefined)
  const change = (next: CustomerSearchParams) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const create = can('customer:write') && (
    <Button look="primary" icon="plus" title={t('customers.new')} onPress={() => setCreating(true)}>
      {t('customers.new')}
    </Button>
  )
  return (
    <Page
      title={t('customers.list.title')}
      layout="split"
      actions={create}
      views={
        <>
          <Export list="CUSTOMERS" filter={filterOf(search)} order={search.order ?? 'NAME_ASC'} />
          <Views screen="/customers" />
        </>
      }
      tools={<CustomerTools value={search} onChange={change} />}
    >
      <SplitView
        list={
          <CustomerList
            search={search.q ?? ''}
            status={search.status}
            segment={search.segment}
            order={search.order ?? 'NAME_ASC'}
            selected={id}
            onClear={() => change({ q: undefined, status: undefined, segment: undefined })}
            create={create}
          />
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <CustomerCard key={id} id={id} composer={(customer) => <Composer customer={customer} />} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="customers" title={t('customers.card.choose')} />}
      />
      {creating && (
        <Suspense>
          <NewCustomer
            onClose={() => setCreating(false)}
            onCreated={(created) => {
              setCreating(false)
              void navigate({ to: `/customers/${created}` })
            }}
          />
        </Suspense>
      )}
    </Page>
  )
}
