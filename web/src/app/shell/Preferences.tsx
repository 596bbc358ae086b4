import { useRouter } from '@tanstack/react-router'
import { Button } from 'react-aria-components/Button'
import { Avatar } from '@/components/ui/Avatar'
import { Icon } from '@/components/ui/Icon'
import { Menu } from '@/components/ui/Menu'
import { Tooltip, TooltipTrigger } from '@/components/ui/Tooltip'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language, prefer, type Theme, usePreferences } from '@/lib/preferences'
import { signOut, type User } from '@/lib/session'

export const THEMES = { system: 'device', light: 'sun', dark: 'moon' } as const
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

/** The foot of the rail: language, theme, density, account. */
export function Preferences({ user, toolClass }: { user: User | null; toolClass: string }) {
  const t = useText()
  const router = useRouter()
  const { language, theme, density } = usePreferences()
  const themeText = t('app.theme.now', { theme: t(`app.theme.${theme}`) })
  const densityText = t('app.density.now', { density: t(`app.density.${density}`) })
  return (
    <>
      <div className="grid grid-cols-2 gap-1">
        <TooltipTrigger>
          <Button aria-label={themeText} onPress={() => prefer({ theme: NEXT[theme] })} className={toolClass}>
            <Icon name={THEMES[theme]} />
          </Button>
          <Tooltip>{themeText}</Tooltip>
        </TooltipTrigger>
        <TooltipTrigger>
          <Button
            aria-label={densityText}
            onPress={() => prefer({ density: density === 'desk' ? 'touch' : 'desk' })}
            className={toolClass}
          >
            <Icon name={density === 'desk' ? 'rows' : 'touch'} />
          </Button>
          <Tooltip>{densityText}</Tooltip>
        </TooltipTrigger>
      </div>
      <Menu
        label={t('app.language')}
        selected={[language]}
        trigger={
          <Button
            aria-label={`${t('app.language')}: ${LANGUAGES[language]}`}
            className={`${toolClass} gap-1.5 text-sm`}
          >
            <Icon name="language" size={18} />
            <span className="uppercase">{language}</span>
          </Button>
        }
        actions={(Object.keys(LANGUAGES) as Language[]).map((id) => ({
          id,
          label: LANGUAGES[id],
          onAction: () => prefer({ language: id }),
        }))}
      />
      {user && (
        <Menu
          label={user.name}
          trigger={
            <Button aria-label={user.name} className={toolClass}>
              <Avatar name={user.name} />
            </Button>
          }
          actions={[
            {
              id: 'out',
              label: t('app.signOut'),
              icon: 'signOut',
              onAction: () => void signOut().finally(() => router.navigate({ to: '/sign-in' })),
            },
          ]}
        />
      )}
    </>
  )
}
