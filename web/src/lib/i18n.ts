import catalogs from 'virtual:texts'
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import type { TextId } from '@/gql/texts'
import { NetworkError, StorageFull } from './errors'
import { idle } from './idle'
import { needed, whenNeeded } from './needs'
import { type Language, preferences } from './preferences'

const loading = new Map<string, Promise<void>>()

async function fetchGroup(group: string, language: Language): Promise<void> {
  const { core, groups } = await catalogs[language]()
  if (group === 'core') i18n.load(language, core)
  else if (groups[group]) i18n.load(language, (await groups[group]()).default)
  else throw new Error(`no texts ${group}/${language}`)
}

/** Fetches a group's texts in a language, once; what was fetched in vain is fetched again at the next need. */
function load(group: string, language: Language): Promise<void> {
  const key = `${group}/${language}`
  const known = loading.get(key)
  if (known) return known
  const started = fetchGroup(group, language).catch((error) => {
    loading.delete(key)
    throw error
  })
  loading.set(key, started)
  return started
}

// A failure shows where the screen waits for its texts.
whenNeeded((group) => {
  load(group, preferences.get().language).catch(() => undefined)
})

/** Resolves when every text that the loaded modules need is there. */
export async function textsReady(): Promise<void> {
  const { language } = preferences.get()
  await Promise.all([...needed].map((group) => load(group, language)))
}

/** Wraps a loader of a screen or a part of it, so that it never shows before its texts. */
export const withTexts =
  <T>(loader: () => Promise<T>) =>
  async (): Promise<T> => {
    const module = await loader()
    await textsReady()
    return module
  }

/** Loads and shows a language. A later call wins over an earlier one that is still loading. */
export async function activate(language: Language): Promise<void> {
  await Promise.all([...needed].map((group) => load(group, language)))
  if (preferences.get().language === language) i18n.activate(language)
}

/** Draws everything that has words anew, as for another language: what is open and typed stays. */
export const drawAnew = (): void => i18n.activate(i18n.locale)

const AFTER_MS = 4000
let soon: ReturnType<typeof setTimeout> | undefined

/** Fetches the language's other texts when nothing else is to do, so that screens open without a line. */
async function preload(): Promise<void> {
  const { language } = preferences.get()
  const { groups } = await catalogs[language]()
  for (const group of Object.keys(groups)) {
    await idle()
    await load(group, language).catch(() => undefined)
  }
}

function preloadSoon(): void {
  clearTimeout(soon)
  soon = setTimeout(() => void preload().catch(() => undefined), AFTER_MS)
}

export async function startTexts(): Promise<void> {
  preferences.subscribe(() => {
    const { language } = preferences.get()
    if (i18n.locale === language) return
    void activate(language)
    preloadSoon()
  })
  await activate(preferences.get().language)
  preloadSoon()
}

export type Values = Record<string, unknown>
export type Translate = (id: TextId, values?: Values) => string

/** Marks the id of a text that is shown later, so that the check of texts sees it. */
export const msg = (id: TextId): TextId => id

/** What to say of a write that failed without a refusal. */
export function helpFor(error: unknown): TextId {
  if (error instanceof NetworkError) return msg('ui.form.line')
  return msg(error instanceof StorageFull ? 'ui.full' : 'ui.error.help')
}

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
