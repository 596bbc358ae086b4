import { Reasons } from '@/features/admin/reasons/components/Reasons'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminReasonsScreen() {
  return (
    <AdminPage section="reasons">
      <Reasons />
    </AdminPage>
  )
}
