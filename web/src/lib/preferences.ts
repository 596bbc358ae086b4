import { createStore, useStore } from './store'

export const LANGUAGES = { en: 'English', ro: 'Română', es: 'Español', pl: 'Polski', ru: 'Русский' } as const
export type Language = keyof typeof LANGUAGES
export type Theme = 'system' | 'light' | 'dark'
export type Density = 'desk' | 'touch'

/** Region of each language for numbers and dates. */
export const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  ro: 'ro-RO',
  es: 'es-ES',
  pl: 'pl-PL',
  ru: 'ru-RU',
}

export interface Preferences {
  language: Language
  theme: Theme
  density: Density
  /** Single keys as shortcuts; some speak to their machine or press keys by accident. */
  shortcuts: boolean
}

const KEY = 'trunkline-preferences'

/** Only what the person chose is stored; the rest follows the device and the account. */
const chosen: Partial<Preferences> = JSON.parse(localStorage.getItem(KEY) ?? '{}')

export const isLanguage = (value: string | undefined): value is Language =>
  value !== undefined && value in LANGUAGES

function fromDevice(): Preferences {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage)
  const coarse = window.matchMedia?.('(pointer: coarse)').matches ?? false
  return { language: wanted ?? 'en', theme: 'system', density: coarse ? 'touch' : 'desk', shortcuts: true }
}

export const preferences = createStore<Preferences>({ ...fromDevice(), ...chosen })

export function applyPreferences(): void {
  const { language, theme, density } = preferences.get()
  const root = window.document.documentElement
  root.lang = language
  root.dataset.theme = theme
  root.dataset.density = density
}

export function prefer(change: Partial<Preferences>): void {
  Object.assign(chosen, change)
  localStorage.setItem(KEY, JSON.stringify(chosen))
  preferences.set({ ...preferences.get(), ...change })
  applyPreferences()
}

/** The account's language counts until the person chooses one on this device. */
export function adoptLanguage(language: string): void {
  const short = language.slice(0, 2)
  if (chosen.language || !isLanguage(short)) return
  preferences.set({ ...preferences.get(), language: short })
  applyPreferences()
}

export const usePreferences = (): Preferences => useStore(preferences)
