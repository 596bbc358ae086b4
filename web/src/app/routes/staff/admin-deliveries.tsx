import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  Deliveries,
  DeliveriesFilters,
  type DeliveriesSearch,
} from '@/features/admin/deliveries/components/Deliveries'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { Views } from '@/features/views/components/Views'

export default function AdminDeliveriesScreen() {
  const search = useSearch({ strict: false }) as DeliveriesSearch
  const navigate = useNavigate()
  const change = (next: DeliveriesSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  return (
    <AdminPage
      section="deliveries"
      byBranch={false}
      tools={<DeliveriesFilters search={search} onChange={change} />}
      views={<Views screen="/admin/deliveries" opens={false} />}
    >
      <Deliveries search={search} />
    </AdminPage>
  )
}
