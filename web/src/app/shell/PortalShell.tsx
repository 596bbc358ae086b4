import { Bell } from '@/features/notifications/components/Bell'
import { portalItems } from './navigation'
import { Shell } from './Shell'

export default function PortalShell() {
  return (
    <Shell
      items={portalItems}
      home="/portal"
      sync="/portal/sync"
      inBar={5}
      bell={(className) => <Bell className={className} />}
    />
  )
}
