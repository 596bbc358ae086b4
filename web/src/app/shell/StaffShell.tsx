import { Suspense } from 'react'
import { Bell } from '@/features/notifications/components/Bell'
import { useOpening } from '@/features/views/useViews'
import { lateComponent, later } from '@/lib/later'
import { staffItems } from './navigation'
import { Shell } from './Shell'

const CallBar = lateComponent(() => import('@/features/interactions/components/CallBar'))

// Forms that nobody has opened yet work without a line too.
later(() => import('@/components/ui/DateInputs'))
later(() => import('@/components/ui/ComboBoxInput'))
later(() => import('@/components/ui/NumberInput'))
later(() => import('@/components/ui/MenuList'))

export default function StaffShell() {
  const items = useOpening(staffItems)
  return (
    <Shell
      items={items}
      home="/"
      sync="/sync"
      inBar={4}
      bell={(className) => <Bell className={className} />}
      bar={
        <Suspense>
          <CallBar />
        </Suspense>
      }
    />
  )
}
