import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Bell } from '@/features/notifications/components/Bell'
import { later } from '@/lib/later'
import { portalItems } from './navigation'
import { Shell } from './Shell'

/** Screens of customers are not on every device: theirs gets them when nothing else is to do. */
function useAllScreens(): void {
  const { routesById } = useRouter()
  useEffect(() => {
    for (const { id, options } of Object.values(routesById)) {
      const { component } = options
      if (id.startsWith('/portal') && component && 'preload' in component)
        later(async () => component.preload?.())
    }
  }, [routesById])
}

export default function PortalShell() {
  useAllScreens()
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
