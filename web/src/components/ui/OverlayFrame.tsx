import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '@/lib/i18n'
import { IconButton } from './IconButton'
import { overlayClass } from './popover'

export interface OverlayProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, main one last: it stands at the right on a desk and in reach of the thumb on a phone. */
  actions?: ReactNode
  /** False while something typed would be lost: then only a button closes. */
  dismissable?: boolean
}

/** Where it lies and what it looks like: classes of its parts. */
export interface OverlayLook {
  place: string
  modal: string
  dialog: string
  header: string
  body: string
  footer: string
}

/** What lies over the screen: a heading with its close button, a body that scrolls, actions at its foot. */
export function OverlayFrame({
  title,
  onClose,
  children,
  actions,
  dismissable = true,
  look,
}: OverlayProps & { look: OverlayLook }) {
  const t = useText()
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={`${overlayClass} ${look.place}`}
    >
      <Modal className={look.modal}>
        <AriaDialog className={`flex min-h-0 flex-col outline-none ${look.dialog}`}>
          <header className={`flex items-center gap-2 pr-2 pl-5 ${look.header}`}>
            <Heading slot="title" className="min-w-0 grow text-lg font-semibold">
              {title}
            </Heading>
            <IconButton icon="close" label={t('ui.close')} onPress={onClose} />
          </header>
          <div className={`min-h-0 grow overflow-y-auto ${look.body}`}>{children}</div>
          {actions && (
            <footer className={`flex flex-wrap justify-end gap-gap border-t border-line px-5 ${look.footer}`}>
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
