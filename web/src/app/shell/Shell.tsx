import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { Mark } from '@/components/ui/Mark'
import { Press } from '@/components/ui/Press'
import { ToastRegion } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { sessionStore } from '@/lib/session'
import { early, listen, useShortcuts } from '@/lib/shortcuts'
import { Connection } from './Connection'
import { placesOf, startsOf } from './commands'
import { NavLink } from './NavLink'
import { type NavItem, shownItems } from './navigation'
import { Preferences } from './Preferences'
import { usePreload } from './usePreload'

// What is opened seldom is not paid for at the start.
const Palette = lateComponent(() => import('./Palette'))
const KeysDialog = lateComponent(() => import('./KeysDialog'))
const MoreSheet = lateComponent(() => import('./MoreSheet'))

/** Ctrl/⌘-K opens the palette from anywhere, single keys go to places and show what keys there are. */
function useKeys(items: readonly NavItem[]) {
  const t = useText()
  const router = useRouter()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (open !== 'palette') early.text = ''
      setOpen('palette')
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [open])
  useEffect(listen, [])
  useShortcuts([
    { keys: '?', label: t('app.keys.show'), run: () => setOpen('keys') },
    ...[...placesOf(items, t), ...startsOf(t)].flatMap(({ keys, label, href = '/', id }) =>
      keys
        ? [
            {
              keys,
              label: id.endsWith('/new') ? label : t('app.keys.go', { place: label }),
              run: () => router.history.push(href),
            },
          ]
        : [],
    ),
  ])
  return [open, setOpen] as const
}

/** A new screen takes the focus, so that a screen reader starts at its top; a card beside its list does not. */
function useScreenFocus() {
  const main = useRef<HTMLElement>(null)
  const screen = useRouterState({
    select: (state) => state.location.pathname.split('/').slice(0, 3).join('/'),
  })
  const first = useRef(true)
  const section = screen.startsWith('/portal') ? screen : screen.split('/').slice(0, 2).join('/')
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the section changes
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
  }, [section])
  return main
}

export interface ShellProps {
  items: readonly NavItem[]
  /** Where the mark leads and which item must match exactly. */
  home: string
  sync: string
  /** How many items the bottom bar of a phone carries before "More". */
  inBar: number
  /** A tool beside the search, with the classes of its place: the bell. */
  bell?: (className: string) => ReactNode
  /** Stays above every screen: the contact that goes on. */
  bar?: ReactNode
}

/** Rail on tablet and desk, bars on the phone; connection and unsent work always in sight. */
export function Shell({ items, home, sync, inBar, bell, bar }: ShellProps) {
  const t = useText()
  const shown = shownItems(items, useRouter())
  const [open, setOpen] = useKeys(shown)
  const [more, setMore] = useState(false)
  const main = useScreenFocus()
  const user = sessionStore.get().user
  const under = useRouterState({ select: (state) => state.location.pathname })
  const inMore = shown.slice(inBar).some(({ to }) => under === to || under.startsWith(`${to}/`))
  usePreload()
  const tool =
    'flex min-h-11 w-full flex-col items-center justify-center gap-0.5 rounded-control text-on-rail hover:bg-rail-hover ' +
    'focus-visible:outline-on-rail-accent focus-visible:-outline-offset-2'
  return (
    <div className="flex h-full flex-col md:flex-row">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-3 text-on-accent focus:translate-y-0"
      >
        {t('app.skip')}
      </a>

      <header
        data-print="none"
        className="flex items-center gap-1 bg-rail pt-safe-top pr-1 pl-4 text-on-rail-strong md:hidden"
      >
        <Link
          to={home}
          className="flex min-h-12 grow items-center gap-2 font-semibold tracking-tight focus-visible:-outline-offset-2 focus-visible:outline-on-rail-accent"
        >
          <Mark size={24} />
          Trunkline
        </Link>
        <Connection to={sync} place="bar" />
        {bell?.(`${tool} size-12!`)}
        <Press
          aria-label={t('app.palette.open')}
          onPress={() => setOpen('palette')}
          className={`${tool} size-12!`}
        >
          <Icon name="search" />
        </Press>
      </header>

      <header
        data-print="none"
        className="hidden w-21 shrink-0 flex-col gap-1 bg-rail px-1 pt-[calc(0.5rem+var(--safe-top))] pb-[calc(0.5rem+var(--safe-bottom))] text-on-rail md:flex [@media(max-height:840px)]:gap-0.5"
      >
        <Link
          to={home}
          aria-label={t('app.home')}
          className="flex min-h-12 shrink-0 items-center justify-center rounded-control text-on-rail-strong hover:bg-rail-hover focus-visible:-outline-offset-2 focus-visible:outline-on-rail-accent"
        >
          <Mark size={32} />
        </Link>
        <Press
          aria-label={t('app.palette.open')}
          onPress={() => setOpen('palette')}
          className={`${tool} shrink-0`}
        >
          <Icon name="search" size={22} />
        </Press>
        {bell?.(`${tool} shrink-0`)}
        <nav
          aria-label={t('app.nav.main')}
          className="flex min-h-14 flex-col gap-1 overflow-y-auto [scrollbar-width:none] [@media(max-height:840px)]:gap-0.5"
        >
          {shown.map((item) => (
            <NavLink key={item.to} item={item} place="rail" exact={item.to === home} />
          ))}
        </nav>
        <div className="mt-auto flex shrink-0 flex-col gap-0.5 pt-1">
          <Connection to={sync} place="rail" />
          <Preferences user={user} toolClass={tool} onAccount={() => setMore(true)} />
        </div>
      </header>

      <main
        ref={main}
        id="main"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 grow flex-col overflow-hidden pr-safe-right outline-none"
      >
        {bar}
        <Outlet />
      </main>

      <nav
        data-print="none"
        aria-label={t('app.nav.main')}
        className="flex bg-rail pr-safe-right pb-safe-bottom pl-safe-left md:hidden"
      >
        {shown.slice(0, inBar).map((item) => (
          <NavLink key={item.to} item={item} place="bar" exact={item.to === home} />
        ))}
        <Press
          onPress={() => setMore(true)}
          className={`relative flex h-bar grow basis-0 flex-col items-center justify-center gap-1 text-[0.6875rem] leading-tight font-medium focus-visible:-outline-offset-2 focus-visible:outline-on-rail-accent ${inMore ? 'text-on-rail-strong' : 'text-on-rail'}`}
        >
          {inMore && (
            <i aria-hidden="true" className="absolute top-0 h-1 w-8 rounded-b-full bg-on-rail-accent" />
          )}
          <Icon name="more" size={22} />
          {t('app.nav.more')}
        </Press>
      </nav>

      {more && (
        <Suspense>
          <MoreSheet items={shown.slice(inBar)} onClose={() => setMore(false)} user={user} />
        </Suspense>
      )}
      <Suspense>
        {open === 'palette' && (
          <Palette items={shown} onClose={() => setOpen(null)} onKeys={() => setOpen('keys')} />
        )}
        {open === 'keys' && <KeysDialog onClose={() => setOpen(null)} />}
      </Suspense>
      <ToastRegion />
    </div>
  )
}
