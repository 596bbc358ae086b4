import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '@/lib/i18n'
import { IconButton } from './IconButton'
import { overlayClass } from './popover'
import type { SheetProps } from './Sheet'

export default function SheetFrame({
  title,
  onClose,
  children,
  actions,
  dismissable = true,
}: Omit<SheetProps, 'isOpen'>) {
  const t = useText()
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={`${overlayClass} items-end justify-end`}
    >
      <Modal
        className={
          'flex max-h-[92dvh] w-full flex-col rounded-t-2xl border-line bg-raised shadow-high sm:h-full sm:max-h-none ' +
          'sm:max-w-md sm:rounded-none sm:border-l data-[entering]:animate-[slide-in_180ms_ease-out] sm:[--from:100%_0]'
        }
      >
        <AriaDialog className="flex min-h-0 grow flex-col outline-none">
          <header className="flex items-center gap-2 border-b border-line py-1.5 pr-2 pl-5">
            <Heading slot="title" className="min-w-0 grow text-lg font-semibold">
              {title}
            </Heading>
            <IconButton icon="close" label={t('ui.close')} onPress={onClose} />
          </header>
          <div className="min-h-0 grow overflow-y-auto p-5">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-gap border-t border-line px-5 pt-3 pb-[calc(0.75rem+var(--safe-bottom))]">
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
