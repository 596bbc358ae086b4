import type { Client, SubscribePayload } from 'graphql-ws'
import { useEffect, useRef } from 'react'
import { type Document, question } from './document'
import { SignedOut } from './errors'
import { idle } from './idle'
import { preferences } from './preferences'
import { queryClient } from './query'
import { beforeSignOut, dropToken, token } from './session'
import { createStore, useStore } from './store'

let client: Promise<Client> | null = null

/** How often an open screen asks by itself while nobody tells it of changes. */
const BLIND = 20_000
const OPENS_WITHIN = 1_000
const open = createStore(false)

/** Interval of a query that a subscription keeps fresh: none while the line is open. */
export function useFallback(): number | false {
  return useStore(open) ? false : BLIND
}

/** One socket for the whole app, opened by the first subscription. */
async function connect(): Promise<Client> {
  // What is stored is on the screen first.
  await idle(OPENS_WITHIN)
  const { createClient } = await import('graphql-ws')
  let opened = false
  let used = ''
  return createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: async () => {
      used = await token()
      return { authorization: `Bearer ${used}`, 'accept-language': preferences.get().language }
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (tries) =>
      new Promise((done) => setTimeout(done, Math.min(500 * 2 ** tries, 15_000) * (0.5 + Math.random() / 2))),
    shouldRetry: (error) => !(error instanceof SignedOut),
    keepAlive: 20_000,
    on: {
      connected: () => {
        // What was published while the line was away is gone: ask for what is on the screen again.
        if (opened) void queryClient.invalidateQueries({ refetchType: 'active' })
        opened = true
        open.set(true)
      },
      closed: (event) => {
        open.set(false)
        // The token has run out: the next attempt asks for a fresh one.
        if ((event as CloseEvent).code === 4403) dropToken(used)
      },
    },
  })
}

// The API speaks the language that the line was opened in: with another it is opened anew.
let { language } = preferences.get()
preferences.subscribe(() => {
  if (language === preferences.get().language) return
  language = preferences.get().language
  void client?.then((line) => line.terminate())
})

// Not waited for: a line that is just opening waits itself for the token, and so for the end of the session.
beforeSignOut(() => {
  void client?.then((line) => line.dispose()).catch(() => {})
  client = null
})

let told = false

/** A line that is closed for good is a fault of ours: said once, and screens ask by themselves. */
function tell(error: unknown): void {
  if (told || !(error instanceof CloseEvent)) return
  told = true
  reportError(new Error(`live: ${error.code} ${error.reason}`))
}

/** Follows a subscription; returns the function that ends it. */
export function follow<TResult, TVariables extends Record<string, unknown>>(
  doc: Document<TResult, TVariables>,
  variables: TVariables,
  onData: (data: TResult) => void,
): () => void {
  let stopped = false
  let stop = () => {}
  client ??= connect()
  void client.then((line) => {
    if (stopped) return
    stop = line.subscribe<TResult>(
      // The library sends nothing without a text, the API looks at a hash first.
      { query: '', ...question(doc, variables) } as SubscribePayload,
      {
        next: ({ data }) => data && onData(data),
        error: tell,
        complete: () => {},
      },
    )
  })
  return () => {
    stopped = true
    stop()
  }
}

/** Follows a subscription while the component is shown. Pass null as variables to pause. */
export function useLive<TResult, TVariables extends Record<string, unknown>>(
  doc: Document<TResult, TVariables>,
  variables: TVariables | null,
  onData: (data: TResult) => void,
): void {
  const latest = useRef(onData)
  latest.current = onData
  const key = variables && JSON.stringify(variables)
  useEffect(() => {
    if (key === null) return undefined
    return follow(doc, JSON.parse(key) as TVariables, (data) => latest.current(data))
  }, [doc, key])
}

type Told = Record<string, { id: string | null } | string>

/**
 * Asks again for these operations whenever a subscription tells of a change, by id only. Told null, hints may have been
 * missed: that is so at the beginning, where a question under way is answer enough.
 */
export function useChanges<TResult extends object, TVariables extends Record<string, unknown>>(
  doc: Document<TResult, TVariables>,
  variables: TVariables | null,
  names: readonly string[],
): void {
  useLive(doc, variables, (data) => {
    for (const name of names)
      void queryClient.invalidateQueries({ queryKey: [name] }, { cancelRefetch: changedIn(data) !== null })
  })
}

/** The id that a subscription tells of. */
export const changedIn = (data: object): string | null =>
  Object.values(data as Told).flatMap((told) => (typeof told === 'object' ? [told.id] : []))[0] ?? null
