import { Channels } from '@/features/admin/leads/components/Channels'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminChannelsScreen() {
  return (
    <AdminPage section="channels">
      <Channels />
    </AdminPage>
  )
}
