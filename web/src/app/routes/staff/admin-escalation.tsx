import { Escalations } from '@/features/admin/promises/components/Escalations'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminEscalationScreen() {
  return (
    <AdminPage section="escalation">
      <Escalations />
    </AdminPage>
  )
}
