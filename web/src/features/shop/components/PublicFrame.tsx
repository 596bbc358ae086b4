import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Mark } from '@/components/ui/Mark'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language, prefer, usePreferences } from '@/lib/preferences'

/** The shop as a visitor sees it: the mark, the languages, the way in. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <div className="flex h-full flex-col">
      <header
        data-print="none"
        className="flex items-center gap-2 bg-rail px-4 pt-safe-top text-on-rail-strong"
      >
        <AppLink href="/shop" className="flex min-h-14 grow items-center gap-2 font-semibold tracking-tight">
          <Mark size={26} />
          Trunkline
        </AppLink>
        <select
          aria-label={t('shop.language')}
          value={language}
          onChange={(event) => prefer({ language: event.target.value as Language })}
          className="min-h-11 rounded-control bg-rail-hover px-2 text-on-rail-strong"
        >
          {Object.entries(LANGUAGES).map(([id, name]) => (
            <option key={id} value={id} className="bg-surface text-ink">
              {name}
            </option>
          ))}
        </select>
        <AppLink href="/sign-in?next=/portal/shop" className={buttonClass('secondary')}>
          {t('shop.enter')}
        </AppLink>
      </header>
      <main className="mx-auto flex min-h-0 w-full max-w-7xl grow flex-col">{children}</main>
    </div>
  )
}
