import { Deliveries } from '@/features/admin/deliveries/components/Deliveries'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminDeliveriesScreen() {
  return (
    <AdminPage section="deliveries" byBranch={false}>
      <Deliveries />
    </AdminPage>
  )
}
