import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '@/lib/i18n'
import type { DialogProps } from './Dialog'
import { IconButton } from './IconButton'
import { overlayClass } from './popover'

export default function DialogFrame({
  title,
  onClose,
  children,
  actions,
  dismissable = true,
  size = 'small',
}: Omit<DialogProps, 'isOpen'>) {
  const t = useText()
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={`${overlayClass} items-end justify-center p-3 pb-[calc(0.75rem+var(--safe-bottom))] sm:items-center sm:p-6`}
    >
      <Modal
        className={`appear flex max-h-full w-full flex-col ${size === 'large' ? 'sm:max-w-3xl' : 'sm:max-w-lg'}`}
      >
        <AriaDialog className="card bg-raised! flex max-h-full min-h-0 flex-col shadow-high outline-none">
          <header className="flex items-center gap-2 pt-2 pr-2 pl-5">
            <Heading slot="title" className="min-w-0 grow text-lg font-semibold">
              {title}
            </Heading>
            <IconButton icon="close" label={t('ui.close')} onPress={onClose} />
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 pt-1 pb-4">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-gap border-t border-line px-5 py-3">
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
