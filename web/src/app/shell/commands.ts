import type { IconName } from '@/components/ui/Icon'
import type { TextId } from '@/gql/texts'
import { msg, type Translate } from '@/lib/i18n'
import type { PaletteItem } from '@/lib/palette'
import { LANGUAGES, type Language, prefer, preferences, type Theme } from '@/lib/preferences'
import { can, sessionStore } from '@/lib/session'
import { hrefOf, type NavItem } from './navigation'

/** The second letter after "g". Places without one are a few letters in the palette away. */
const LETTERS: Record<string, string> = {
  '/': 'h',
  '/inbox': 'i',
  '/customers': 'c',
  '/leads': 'l',
  '/offers': 'o',
  '/orders': 'r',
  '/tickets': 't',
  '/interactions': 'n',
  '/reports': 'p',
  '/contracts': 'k',
  '/admin': 'a',
}

interface Start {
  href: string
  needs: string
  label: TextId
  keys: string
}

const STARTS: readonly Start[] = [
  { href: '/leads/new', needs: 'lead:enter', label: msg('app.new.lead'), keys: 'n l' },
  { href: '/offers/new', needs: 'offer:write', label: msg('app.new.offer'), keys: 'n o' },
  { href: '/tickets/new', needs: 'ticket:write', label: msg('app.new.ticket'), keys: 'n t' },
]

export interface Command extends PaletteItem {
  /** The shortcut that does the same. */
  keys?: string | undefined
}

export const placesOf = (items: readonly NavItem[], t: Translate): Command[] =>
  items.map((item) => ({
    id: item.to,
    label: t(item.label),
    icon: item.icon,
    href: hrefOf(item),
    keys: LETTERS[item.to] && `g ${LETTERS[item.to]}`,
  }))

/** What can be begun from anywhere by who may. */
export const startsOf = (t: Translate): Command[] =>
  sessionStore.get().user?.kind === 'STAFF'
    ? STARTS.filter(({ needs }) => can(needs)).map(({ href, label, keys }) => ({
        id: href,
        label: t(label),
        icon: 'plus',
        href,
        keys,
      }))
    : []

const THEMES: readonly [Theme, IconName][] = [
  ['system', 'device'],
  ['light', 'sun'],
  ['dark', 'moon'],
]

/** How the app shows itself, in words; what holds already is not offered. */
export function settingsOf(t: Translate): Command[] {
  const now = preferences.get()
  const other = now.density === 'desk' ? 'touch' : 'desk'
  return [
    ...THEMES.filter(([theme]) => theme !== now.theme).map(([theme, icon]) => ({
      id: `theme-${theme}`,
      label: t('app.theme.now', { theme: t(`app.theme.${theme}`) }),
      icon,
      run: () => prefer({ theme }),
    })),
    {
      id: 'density',
      label: t('app.density.now', { density: t(`app.density.${other}`) }),
      icon: other === 'desk' ? 'rows' : 'touch',
      run: () => prefer({ density: other }),
    },
    ...(Object.keys(LANGUAGES) as Language[])
      .filter((id) => id !== now.language)
      .map((id) => ({
        id: `language-${id}`,
        label: `${t('app.language')}: ${LANGUAGES[id]}`,
        icon: 'language' as const,
        run: () => prefer({ language: id }),
      })),
  ]
}
