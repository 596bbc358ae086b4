import { type ReactNode, Suspense } from 'react'
import { lateComponent } from '@/lib/later'

const SheetFrame = lateComponent(() => import('./SheetFrame'))

export interface SheetProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  actions?: ReactNode
  dismissable?: boolean
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
