import { findCustomers } from '@/features/customers/palette'
import { Bell } from '@/features/notifications/components/Bell'
import { staffItems } from './navigation'
import { Shell } from './Shell'

findCustomers()

export default function StaffShell() {
  return (
    <Shell
      items={staffItems}
      home="/"
      sync="/sync"
      inBar={4}
      bell={(className) => <Bell className={className} />}
    />
  )
}
