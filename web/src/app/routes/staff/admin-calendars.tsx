import { Calendars } from '@/features/admin/promises/components/Calendars'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'

export default function AdminCalendarsScreen() {
  return (
    <AdminPage section="calendars">
      <Calendars />
    </AdminPage>
  )
}
