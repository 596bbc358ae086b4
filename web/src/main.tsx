import './styles/index.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { ready } from './app/guard'
import { router } from './app/router'
import { restoreDrafts } from './lib/drafts'
import { drawAnew, startTexts } from './lib/i18n'
import { watchInstall } from './lib/install'
import { watchConnection } from './lib/online'
import { editing } from './lib/outbox/editing'
import { made } from './lib/outbox/made'
import { startOutbox } from './lib/outbox/outbox'
import { adoptLanguage, applyPreferences, LOCALES, usePreferences } from './lib/preferences'
import { keepCache, queryClient, restoreCache } from './lib/query'
import { rightsChanges, sessionStore } from './lib/session'
import { watchUpdates } from './lib/update'

function App() {
  const { language } = usePreferences()
  return (
    <I18nProvider i18n={i18n}>
      <AriaI18nProvider locale={LOCALES[language]}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AriaI18nProvider>
    </I18nProvider>
  )
}

async function start(): Promise<void> {
  let mounted = false
  applyPreferences()
  watchConnection()
  watchInstall()
  sessionStore.subscribe(() => {
    const { user, state } = sessionStore.get()
    if (user) adoptLanguage(user.language)
    // The session has ended while a screen was open: its guard leads to the sign-in.
    if (state === 'out' && mounted) void router.invalidate()
  })
  // What may be done is looked at anew; what is open and typed stays.
  rightsChanges.subscribe(() => {
    drawAnew()
    void queryClient.invalidateQueries()
    void router.invalidate()
  })
  made.subscribe(() => void router.invalidate())
  router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
    if (pathChanged && !fromLocation?.pathname.endsWith('/sync')) editing.set(null)
  })
  await Promise.all([startTexts(), restoreDrafts(), ready().then(restoreCache)])
  keepCache()
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  mounted = true
  await startOutbox()
  await watchUpdates()
}

void start()
