import { createStore } from './store'

/** The browser's own question whether to install the app, as some of them hand it out. */
interface InstallPrompt extends Event {
  prompt: () => Promise<unknown>
}

export const installStore = createStore<InstallPrompt | null>(null)

export function watchInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installStore.set(event as InstallPrompt)
  })
  window.addEventListener('appinstalled', () => installStore.set(null))
}

export const isInstalled = (): boolean =>
  window.matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true

/** Safari on iPhone and iPad, which asks nobody and forgets after seven idle days. */
export const isApple = (): boolean => 'standalone' in navigator
