import { Suspense } from 'react'
import { lateComponent } from '@/lib/later'
import type { OverlayProps } from './OverlayFrame'

const SheetFrame = lateComponent(() => import('./SheetFrame'))

export interface SheetProps extends OverlayProps {
  isOpen: boolean
}

/** A longer task beside the screen: from the right on wide screens, from below on a phone. */
export function Sheet({ isOpen, ...frame }: SheetProps) {
  if (!isOpen) return null
  return (
    <Suspense>
      <SheetFrame {...frame} />
    </Suspense>
  )
}
