import { Suspense } from 'react'
import { lateComponent } from '@/lib/later'
import type { OverlayProps } from './OverlayFrame'

const DialogFrame = lateComponent(() => import('./DialogFrame'))

export interface DialogProps extends OverlayProps {
  isOpen: boolean
  size?: 'small' | 'large'
}

/** One question or one short task. The focus returns to where it was. */
export function Dialog({ isOpen, ...frame }: DialogProps) {
  if (!isOpen) return null
  return (
    <Suspense>
      <DialogFrame {...frame} />
    </Suspense>
  )
}
