import { Matrix } from '@/features/admin/leads/components/Matrix'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminMatrixScreen() {
  return (
    <AdminPage section="matrix">
      <Matrix />
    </AdminPage>
  )
}
