import { Guides } from '@/features/admin/guides/components/Guides'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminGuidesScreen() {
  return (
    <AdminPage section="guides">
      <Guides />
    </AdminPage>
  )
}
