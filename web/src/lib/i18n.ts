import catalogs from 'virtual:texts'
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import type { TextId } from '@/gql/texts'
import { needed, whenNeeded } from './needs'
import { type Language, preferences } from './preferences'

const loading = new Map<string, Promise<void>>()

/** Fetches a part's texts in a language, once; what was fetched in vain is fetched again at the next need. */
function load(part: string, language: Language): Promise<void> {
  const key = `${part}/${language}`
  const known = loading.get(key)
  if (known) return known
  const started = (catalogs[part]?.[language]() ?? Promise.reject(new Error(`no texts ${key}`))).then(
    ({ default: messages }) => i18n.load(language, messages),
    (error) => {
      loading.delete(key)
      throw error
    },
  )
  loading.set(key, started)
  return started
}

// A failure shows where the screen waits for its texts.
whenNeeded((part) => {
  load(part, preferences.get().language).catch(() => undefined)
})

/** Resolves when every text that the loaded modules need is there. */
export async function textsReady(): Promise<void> {
  const { language } = preferences.get()
  await Promise.all([...needed].map((part) => load(part, language)))
}

/** Wraps a screen's loader, so that it never shows before its texts. */
export const withTexts =
  <T>(loader: () => Promise<T>) =>
  async (): Promise<T> => {
    const module = await loader()
    await textsReady()
    return module
  }

/** Loads and shows a language. A later call wins over an earlier one that is still loading. */
export async function activate(language: Language): Promise<void> {
  await Promise.all([...needed].map((part) => load(part, language)))
  if (preferences.get().language === language) i18n.activate(language)
}

/** Fetches the language's other texts when nothing else is to do, so that screens open without a line. */
function preload(): void {
  const { language } = preferences.get()
  for (const part of Object.keys(catalogs)) void load(part, language).catch(() => undefined)
}

export async function startTexts(): Promise<void> {
  preferences.subscribe(() => {
    const { language } = preferences.get()
    if (i18n.locale !== language) void activate(language)
  })
  await activate(preferences.get().language)
  setTimeout(preload, 4000)
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
