import { OperationsPage } from '@/features/admin/operations/components/OperationsPage'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminOperationsScreen() {
  return (
    <AdminPage section="operations" byBranch={false}>
      <OperationsPage />
    </AdminPage>
  )
}
