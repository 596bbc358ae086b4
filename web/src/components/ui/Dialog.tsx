import { type ReactNode, Suspense } from 'react'
import { lateComponent } from '@/lib/later'

const DialogFrame = lateComponent(() => import('./DialogFrame'))

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, main one last: it stands at the right on a desk and in reach of the thumb on a phone. */
  actions?: ReactNode
  /** False while something typed would be lost: then only a button closes. */
  dismissable?: boolean
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
