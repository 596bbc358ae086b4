import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { useFilter } from 'react-aria-components/ComboBox'
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { Icon } from '@/components/ui/Icon'
import { KeyHint } from '@/components/ui/KeyHint'
import { overlayClass } from '@/components/ui/popover'
import { startContact } from '@/lib/contacting'
import { type Translate, useText } from '@/lib/i18n'
import { type Found, type PaletteItem, searchPalette } from '@/lib/palette'
import { can, signOut } from '@/lib/session'
import { useSettled } from '@/lib/settled'
import { early, shortcuts } from '@/lib/shortcuts'
import { type Command, placesOf, settingsOf, startsOf } from './commands'
import { findEverything } from './finders'
import type { NavItem } from './navigation'
import { recents, remember } from './recents'

findEverything()

export interface PaletteProps {
  items: readonly NavItem[]
  onClose: () => void
  onKeys: () => void
}

interface Answer extends Found {
  text: string
}

/** What the features find for a text that has stood still; an answer to an earlier text is dropped. */
function useFound(text: string): Found & { waiting: boolean } {
  const asked = useSettled(text, 120)
  const [answer, setAnswer] = useState<Answer>({ text: '', items: [], failed: false })
  useEffect(() => {
    const stop = new AbortController()
    void searchPalette(asked, stop.signal).then(
      (found) => !stop.signal.aborted && setAnswer({ ...found, text: asked }),
    )
    return () => stop.abort()
  }, [asked])
  return { ...answer, waiting: answer.text !== text }
}

/** Steps of what is open behind the palette, as it stood when it was asked for. */
const stepsOf = (): Command[] =>
  shortcuts()
    .filter(({ step }) => step)
    .map(({ keys, label, run }) => ({ id: keys, label, icon: 'next', keys, run }))

/** A customer who was found can be called at once. */
function callOf(found: PaletteItem | undefined, t: Translate): Command[] {
  const { customerId, label: name, href } = found ?? {}
  if (!customerId || !name || !can('interaction:write')) return []
  return [
    {
      id: `call ${customerId}`,
      label: t('app.palette.call', { name }),
      icon: 'phone',
      ...(href ? { href } : {}),
      run: () => startContact({ channel: 'PHONE', direction: 'OUTBOUND', customerId, name }),
    },
  ]
}

/** Go anywhere and do anything by a few letters: screens and actions at once, objects as the features find them. */
export default function Palette({ items, onClose, onKeys }: PaletteProps) {
  const t = useText()
  const router = useRouter()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState('')
  const { items: found, waiting, failed } = useFound(text)
  const [last] = useState(recents)
  const [steps] = useState(stepsOf)

  const settings: Command[] = [
    ...settingsOf(t),
    { id: 'keys', label: t('app.keys.show'), icon: 'info', keys: '?', run: onKeys },
    {
      id: 'sign-out',
      label: t('app.signOut'),
      icon: 'signOut',
      run: () => void signOut().finally(() => router.navigate({ to: '/sign-in' })),
    },
  ]
  const fits = (all: Command[]) => all.filter(({ label }) => contains(label, text))
  const sections: { id: 'steps' | 'recent' | 'places' | 'found' | 'stored' | 'actions'; items: Command[] }[] =
    [
      { id: 'steps' as const, items: fits(steps) },
      { id: 'recent' as const, items: text ? [] : last },
      { id: 'found' as const, items: found.filter(({ stored }) => !stored) },
      { id: 'stored' as const, items: found.filter(({ stored }) => stored) },
      { id: 'places' as const, items: fits(placesOf(items, t)) },
      {
        id: 'actions' as const,
        items: [
          ...callOf(
            found.find(({ customerId }) => customerId),
            t,
          ),
          ...fits([...startsOf(t), ...(text ? settings : [])]),
        ],
      },
    ].filter((section) => section.items.length > 0)

  /** From now on the field takes what is typed. */
  const takeOver = () => {
    if (early.text) setText(early.text)
    early.text = null
  }

  const choose = (key: string) => {
    const [section, ...rest] = key.split(' ')
    const item = sections.find(({ id }) => id === section)?.items.find(({ id }) => id === rest.join(' '))
    onClose()
    if (!item) return
    if (section === 'found' || section === 'stored' || section === 'recent') remember(item)
    if (item.href) router.history.push(item.href)
    item.run?.()
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
                onFocus={takeOver}
                placeholder={t('app.palette.search')}
                className="min-h-13 min-w-0 grow bg-transparent text-lg outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t('app.palette.title')}
              items={sections}
              onAction={(key) => choose(String(key))}
              renderEmptyState={() =>
                !failed && (
                  <p className="p-4 text-muted">{t(waiting ? 'app.palette.waiting' : 'app.palette.empty')}</p>
                )
              }
              className="min-h-0 overflow-y-auto p-1.5 outline-none"
            >
              {(section) => (
                <MenuSection id={section.id} items={section.items}>
                  <Header className="px-2.5 pt-2 pb-1 text-sm text-muted">
                    {t(`app.palette.${section.id}`)}
                  </Header>
                  {section.items.map((item) => (
                    <Row key={item.id} id={`${section.id} ${item.id}`} item={item} />
                  ))}
                </MenuSection>
              )}
            </Menu>
            {failed && !waiting && (
              <p role="status" className="border-t border-line px-4 py-3 text-late">
                {t('app.palette.failed')}
              </p>
            )}
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Row({ id, item }: { id: string; item: Command }) {
  return (
    <MenuItem
      id={id}
      textValue={item.label}
      className="flex min-h-control cursor-default items-center gap-3 rounded-control px-2.5 outline-none data-[focused]:bg-hover"
    >
      <Icon name={item.icon} className="shrink-0 text-muted" />
      <span className="min-w-0 grow truncate">{item.label}</span>
      {item.hint && <span className="max-w-[50%] truncate text-sm text-muted">{item.hint}</span>}
      {item.keys && <KeyHint keys={item.keys.replaceAll(' ', '+')} />}
    </MenuItem>
  )
}
