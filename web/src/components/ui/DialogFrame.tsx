import type { DialogProps } from './Dialog'
import { OverlayFrame } from './OverlayFrame'

export default function DialogFrame({ size = 'small', ...props }: Omit<DialogProps, 'isOpen'>) {
  return (
    <OverlayFrame
      {...props}
      look={{
        place: 'items-end justify-center p-3 pb-[calc(0.75rem+var(--safe-bottom))] sm:items-center sm:p-6',
        modal: `appear flex max-h-full w-full flex-col ${size === 'large' ? 'sm:max-w-3xl' : 'sm:max-w-lg'}`,
        dialog: 'card bg-raised! max-h-full shadow-high',
        header: 'pt-2',
        body: 'px-5 pt-1 pb-4',
        footer: 'py-3',
      }}
    />
  )
}
