import { i18n, type Messages } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import type { TextId } from '@/gql/texts'
import { type Language, preferences } from './preferences'

const catalogs: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('virtual:texts/en'),
  ro: () => import('virtual:texts/ro'),
  es: () => import('virtual:texts/es'),
  pl: () => import('virtual:texts/pl'),
  ru: () => import('virtual:texts/ru'),
}

/** Loads and shows a language. A later call wins over an earlier one that is still loading. */
export async function activate(language: Language): Promise<void> {
  const { default: messages } = await catalogs[language]()
  if (preferences.get().language === language) i18n.loadAndActivate({ locale: language, messages })
}

export async function startTexts(): Promise<void> {
  preferences.subscribe(() => {
    const { language } = preferences.get()
    if (i18n.locale !== language) void activate(language)
  })
  await activate(preferences.get().language)
}

export type Values = Record<string, unknown>
export type Translate = (id: TextId, values?: Values) => string

/** Marks the id of a text that is shown later, so that the check of texts sees it. */
export const msg = (id: TextId): TextId => id

/** `const t = useText(); t('leads.list.title', { count })` */
export function useText(): Translate {
  const { i18n: current } = useLingui()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the catalog changes behind the same object
  return useCallback((id, values) => current._(id, values), [current, current.locale])
}

/** For texts that come as data: an id of a catalog is translated, anything else (the API's own words) stays. */
export function useMessage(): (text: string) => string {
  const { i18n: current } = useLingui()
  return (text) => (text in current.messages ? current._(text) : text)
}
