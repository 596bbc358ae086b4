import { Promises } from '@/features/admin/promises/components/Promises'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminPromisesScreen() {
  return (
    <AdminPage section="promises">
      <Promises />
    </AdminPage>
  )
}
