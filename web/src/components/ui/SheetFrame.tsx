import { OverlayFrame } from './OverlayFrame'
import type { SheetProps } from './Sheet'

export default function SheetFrame(props: Omit<SheetProps, 'isOpen'>) {
  return (
    <OverlayFrame
      {...props}
      look={{
        place: 'items-end justify-end',
        modal:
          'flex max-h-[92dvh] w-full flex-col rounded-t-2xl border-line bg-raised shadow-high sm:h-full sm:max-h-none ' +
          'sm:max-w-md sm:rounded-none sm:border-l data-[entering]:animate-[slide-in_180ms_ease-out] sm:[--from:100%_0]',
        dialog: 'grow',
        header: 'border-b border-line py-1.5',
        body: 'p-5',
        footer: 'pt-3 pb-[calc(0.75rem+var(--safe-bottom))]',
      }}
    />
  )
}
