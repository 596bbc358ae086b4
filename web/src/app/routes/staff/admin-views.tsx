import { Suspense } from 'react'
import type { ViewsProps } from '@/features/views/components/Views'
import { lateComponent } from '@/lib/later'

const Views = lateComponent<ViewsProps>(() =>
  import('@/features/views/components/Views').then(({ Views }) => ({ default: Views })),
)

/** Kept views of a list of administration, which is there before them; their place is held. */
export const AdminViews = ({ screen }: Pick<ViewsProps, 'screen'>) => (
  <Suspense fallback={<span className="h-control" />}>
    <Views screen={screen} opens={false} />
  </Suspense>
)
