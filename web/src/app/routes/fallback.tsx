import { Skeleton } from '@/components/ui/Skeleton'
import { CrashScreen } from '../screens/Crash'
import { NotFoundScreen } from '../screens/NotFound'

/** What every route shows while its code loads, when it fails and when it does not exist. */
export const fallback = {
  defaultPendingMs: 150,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: CrashScreen,
  defaultNotFoundComponent: NotFoundScreen,
}
