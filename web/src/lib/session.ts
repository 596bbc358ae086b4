import { isAway, NetworkError, Refused, SignedOut } from './errors'
import { reportReachable } from './online'
import { preferences } from './preferences'
import { createStore, useStore } from './store'

export interface User {
  id: string
  name: string
  kind: 'STAFF' | 'PORTAL'
  language: string
  permissions: string[]
  /** The largest file that the API takes. */
  maxFileBytes?: number
}

export interface Session {
  state: 'unknown' | 'in' | 'out'
  user: User | null
}

/** The user survives a reload, so that the app opens without a line; the access token never leaves memory. */
const USER_KEY = 'trunkline-user'

let accessToken: string | null = null
let refreshing: Promise<string> | null = null
let forgetting: Promise<void> | null = null
const ending: Array<(user: User | null) => void | Promise<void>> = []

export const sessionStore = createStore<Session>({ state: 'unknown', user: null })

/** How often the rights of the person who is signed in have turned out to be others: screens then look at them anew. */
export const rightsChanges = createStore(0)

/** Runs at sign-out: what must not stay on a shared device. */
export const beforeSignOut = (work: (user: User | null) => void | Promise<void>): void => {
  ending.push(work)
}

const rightsOf = ({ id, permissions }: User): string => [id, ...permissions.toSorted()].join()

/** Another tab of this browser has somebody else signed in: nothing that is on this screen is theirs to see. */
function leaveTo(user: User): void {
  window.location.replace(user.kind === 'PORTAL' ? '/portal' : '/')
}

// One who signs out in one tab has left all of them.
window.addEventListener('storage', ({ key }) => {
  if (key !== USER_KEY || sessionStore.get().state !== 'in') return
  // As it stands now: a tab that was asleep hears late of what was long ago.
  const stored = localStorage.getItem(USER_KEY)
  const other = stored === null ? null : (JSON.parse(stored) as User)
  if (other === null) void forget()
  else if (other.id !== sessionStore.get().user?.id) leaveTo(other)
})

function accept(answer: { accessToken: string; user: User }): string {
  const before = sessionStore.get().user
  if (before && before.id !== answer.user.id) {
    leaveTo(answer.user)
    throw new SignedOut('somebody else is signed in')
  }
  accessToken = answer.accessToken
  localStorage.setItem(USER_KEY, JSON.stringify(answer.user))
  sessionStore.set({ state: 'in', user: answer.user })
  if (before && rightsOf(before) !== rightsOf(answer.user)) rightsChanges.set(rightsChanges.get() + 1)
  return answer.accessToken
}

async function post(path: string, body?: unknown): Promise<Response> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        'X-Trunkline': '1',
        'Accept-Language': preferences.get().language,
      },
      body: JSON.stringify(body ?? {}),
      signal: AbortSignal.timeout(15_000),
    })
    // A server that cannot answer now says nothing about who is signed in: as good as no line.
    if (response.status >= 500 || isAway(response)) throw new NetworkError(`${path} ${response.status}`)
    reportReachable(true)
    return response
  } catch (error) {
    reportReachable(false)
    throw error instanceof NetworkError ? error : new NetworkError(path, { cause: error })
  }
}

async function enter<T>(path: string, body: unknown): Promise<T & { user: User }> {
  const response = await post(path, body)
  if (!response.ok) throw new SignedOut(path)
  const answer = await response.json()
  // Who comes by a link finds nothing of who was here before.
  const before = sessionStore.get().user
  if (before && before.id !== answer.user.id) await clearUp()
  accept(answer)
  return answer
}

export const signIn = async (login: string, password: string): Promise<User> =>
  (await enter('/auth/sign-in', { login, password })).user

/** The single-use link from a mail or text message; returns the path in the portal that it is about. */
export const signInByLink = async (token: string): Promise<string> =>
  (await enter<{ target: string }>('/auth/link', { token })).target

/** A step that answers nothing; rejects with Refused in the person's language. */
async function step(path: string, body: unknown): Promise<void> {
  const response = await post(path, body)
  if (!response.ok) throw new Refused([(await response.json()).error])
}

/** Has a link for a new password sent, if there is such an account. */
export const askForReset = (login: string): Promise<void> => step('/auth/reset-request', { login })

export const resetPassword = (token: string, password: string): Promise<void> =>
  step('/auth/reset', { token, password })

/** Whatever fails of the clearing up, nobody is signed in here after it. */
async function clearUp(): Promise<void> {
  const { user } = sessionStore.get()
  accessToken = null
  localStorage.removeItem(USER_KEY)
  await Promise.allSettled(ending.map(async (work) => work(user)))
  sessionStore.set({ state: 'out', user: null })
}

/** Once, however many requests learn of it: a second time would drop what the sign-in screen is asking for. */
async function forget(): Promise<void> {
  if (sessionStore.get().state === 'out') return
  forgetting ??= clearUp().finally(() => {
    forgetting = null
  })
  await forgetting
}

export async function signOut(): Promise<void> {
  try {
    await post('/auth/sign-out')
  } finally {
    await forget()
  }
}

/** One refresh at a time in this tab, and by the lock one in this browser. */
export function refresh(): Promise<string> {
  refreshing ??= navigator.locks
    .request('trunkline-refresh', async () => {
      const response = await post('/auth/refresh')
      // 204: who has no session is not refused one.
      if (response.status !== 200) {
        await forget()
        throw new SignedOut('refresh')
      }
      return accept(await response.json())
    })
    .finally(() => {
      refreshing = null
    })
  return refreshing
}

/**
 * The current access token, or a fresh one; rejects with SignedOut or NetworkError. With an `owner` it is theirs, or none.
 */
export async function token(owner?: string): Promise<string> {
  // What a screen that is being left still asks for is not worth a question.
  if (sessionStore.get().state === 'out') throw new SignedOut('token')
  const access = accessToken ?? (await refresh())
  if (owner !== undefined && sessionStore.get().user?.id !== owner) throw new SignedOut('owner')
  return access
}

export const dropToken = (used: string): void => {
  if (accessToken === used) accessToken = null
}

/** Opens the session of the last visit. Without a line the remembered user may look at what is stored here. */
export async function resume(): Promise<void> {
  const stored = localStorage.getItem(USER_KEY)
  if (stored) sessionStore.set({ state: 'in', user: JSON.parse(stored) as User })
  try {
    await refresh()
  } catch (error) {
    if (!stored || error instanceof SignedOut) sessionStore.set({ state: 'out', user: null })
  }
}

/** Whether the user holds `resource:action` in any scope: can('lead:read'). */
export function can(permission: string): boolean {
  return sessionStore.get().user?.permissions.some((held) => held.endsWith(`:${permission}`)) ?? false
}

/** The same in one scope: "all:customer:write". */
export const held = (permission: string): boolean =>
  sessionStore.get().user?.permissions.includes(permission) ?? false

export const useSession = (): Session => useStore(sessionStore)
