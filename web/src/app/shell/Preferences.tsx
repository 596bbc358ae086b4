import { Avatar } from '@/components/ui/Avatar'
import { Icon } from '@/components/ui/Icon'
import { Press } from '@/components/ui/Press'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language, prefer, type Theme, usePreferences } from '@/lib/preferences'
import type { User } from '@/lib/session'
import { ToolName } from './ToolName'

const ICONS = { system: 'device', light: 'sun', dark: 'moon' } as const
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

/** On a tablet the rail has no room for all: theme and density are then in the account's sheet. */
const ifTall = '[@media(max-height:840px)]:hidden'

export interface PreferencesProps {
  user: User | null
  toolClass: string
  onAccount: () => void
}

/** The foot of the rail: theme, density and language in one tap each, then the account. */
export function Preferences({ user, toolClass, onAccount }: PreferencesProps) {
  const t = useText()
  const { language, theme, density } = usePreferences()
  const themeText = t('app.theme.now', { theme: t(`app.theme.${theme}`) })
  const densityText = t('app.density.now', { density: t(`app.density.${density}`) })
  return (
    <>
      <Press
        aria-label={themeText}
        onPress={() => prefer({ theme: NEXT[theme] })}
        className={`${toolClass} ${ifTall}`}
      >
        <Icon name={ICONS[theme]} />
        <ToolName>{t(theme === 'system' ? 'app.theme' : `app.theme.${theme}`)}</ToolName>
      </Press>
      {/* Customers come once a month: theirs follows the device. */}
      {user?.kind !== 'PORTAL' && (
        <Press
          aria-label={densityText}
          onPress={() => prefer({ density: density === 'desk' ? 'touch' : 'desk' })}
          className={`${toolClass} ${ifTall}`}
        >
          <Icon name={density === 'desk' ? 'rows' : 'touch'} />
          <ToolName>{t(`app.density.${density}`)}</ToolName>
        </Press>
      )}
      {/* The device's own list: it costs no bytes and every reader knows it. */}
      <span className={`${toolClass} relative focus-within:outline-2 focus-within:outline-on-rail-accent`}>
        <Icon name="language" />
        <ToolName>{LANGUAGES[language]}</ToolName>
        <select
          aria-label={t('app.language')}
          value={language}
          onChange={(event) => prefer({ language: event.target.value as Language })}
          className="absolute inset-0 cursor-default opacity-0"
        >
          {Object.entries(LANGUAGES).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </span>
      {user && (
        <Press aria-label={user.name} onPress={onAccount} className={toolClass}>
          <Avatar name={user.name} size="small" />
          <ToolName>{user.name.split(' ')[0]}</ToolName>
        </Press>
      )}
    </>
  )
}
