import { Channels } from '@/features/admin/leads/components/Channels'
import { Routes } from '@/features/admin/leads/components/Routes'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminChannelsScreen() {
  return (
    <AdminPage section="channels">
      <div className="flex flex-col gap-4">
        <Channels />
        <Routes />
      </div>
    </AdminPage>
  )
}
