import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { useFilter } from 'react-aria-components/ComboBox'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { Icon } from '@/components/ui/Icon'
import { overlayClass } from '@/components/ui/popover'
import { useText } from '@/lib/i18n'
import { type PaletteItem, searchPalette } from '@/lib/palette'
import type { NavItem } from './navigation'

/** Go anywhere by a few letters: screens at once, objects as the features find them. */
export default function Palette({ items, onClose }: { items: readonly NavItem[]; onClose: () => void }) {
  const t = useText()
  const router = useRouter()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState('')
  const [found, setFound] = useState<PaletteItem[]>([])

  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void searchPalette(text, stop.signal).then((answer) => !stop.signal.aborted && setFound(answer))
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])

  const screens: PaletteItem[] = items
    .map((item) => ({ id: item.to, label: t(item.label), icon: item.icon, href: item.to }))
    .filter((item) => contains(item.label, text))
  const shown = [...screens, ...found]
  const choose = (id: string) => {
    const item = shown.find((entry) => entry.id === id)
    onClose()
    if (item?.href) router.history.push(item.href)
    item?.run?.()
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`${overlayClass} items-start justify-center p-3 pt-[calc(1rem+var(--safe-top))] sm:pt-[12vh]`}
    >
      <Modal className="appear w-full max-w-xl">
        <Dialog
          aria-label={t('app.palette.title')}
          className="card flex max-h-[70dvh] flex-col overflow-hidden shadow-high outline-none"
        >
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField
              aria-label={t('app.palette.title')}
              autoFocus
              className="flex items-center gap-3 border-b border-line px-4"
            >
              <Icon name="search" className="shrink-0 text-muted" />
              <Input
                placeholder={t('app.palette.search')}
                className="min-h-13 min-w-0 grow bg-transparent text-lg outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t('app.palette.title')}
              items={shown}
              onAction={(key) => choose(String(key))}
              renderEmptyState={() => <p className="p-4 text-muted">{t('app.palette.empty')}</p>}
              className="min-h-0 overflow-y-auto p-1.5 outline-none"
            >
              {(item: PaletteItem) => (
                <MenuItem
                  id={item.id}
                  textValue={item.label}
                  className="flex min-h-control cursor-default items-center gap-3 rounded-control px-2.5 outline-none data-[focused]:bg-hover"
                >
                  <Icon name={item.icon} className="shrink-0 text-muted" />
                  <span className="min-w-0 grow truncate">{item.label}</span>
                  {item.hint && <span className="max-w-[50%] truncate text-sm text-muted">{item.hint}</span>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
