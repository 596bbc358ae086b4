import { useNavigate, useSearch } from '@tanstack/react-router'
import { Deliveries, type DeliveriesSearch } from '@/features/admin/deliveries/components/Deliveries'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminDeliveriesScreen() {
  const search = useSearch({ strict: false }) as DeliveriesSearch
  const navigate = useNavigate()
  return (
    <AdminPage section="deliveries" byBranch={false}>
      <Deliveries
        search={search}
        onChange={(next) =>
          void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
        }
      />
    </AdminPage>
  )
}
