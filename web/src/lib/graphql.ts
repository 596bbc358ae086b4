import { type Document, question } from './document'
import { isAway, NetworkError, Refused, ServerError, SignedOut, type UserError } from './errors'
import { reportReachable } from './online'
import { preferences } from './preferences'
import { dropToken, sessionStore, token } from './session'

interface Answer<T> {
  data?: T | null
  errors?: { message: string; extensions?: { code?: string; id?: string } }[]
}

async function send<T>(
  body: string,
  access: string,
  signal?: AbortSignal,
): Promise<{ status: number; answer: Answer<T> }> {
  const limit = AbortSignal.timeout(30_000)
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        ...(access ? { Authorization: `Bearer ${access}` } : {}),
        'Accept-Language': preferences.get().language,
      },
      body,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    if (isAway(response)) throw new NetworkError(`HTTP ${response.status}`)
    const json = response.headers.get('content-type')?.includes('json')
    const answer: Answer<T> = json ? await response.json() : {}
    reportReachable(true)
    return { status: response.status, answer }
  } catch (error) {
    if (signal?.aborted) throw error
    reportReachable(false)
    throw error instanceof NetworkError ? error : new NetworkError('no answer', { cause: error })
  }
}

/**
 * Runs an operation and returns its data. Renews the access token once.
 * Rejects with NetworkError (try again), SignedOut, or ServerError (a fault of ours). `open`: visitors may ask too; with
 * `owner` nobody but they.
 */
export async function request<TResult, TVariables>(
  doc: Document<TResult, TVariables>,
  variables: TVariables,
  signal?: AbortSignal,
  { open = false, owner }: { open?: boolean; owner?: string } = {},
): Promise<TResult> {
  const body = JSON.stringify(question(doc, variables))
  for (let attempt = 0; ; attempt += 1) {
    const access = open && sessionStore.get().state !== 'in' ? '' : await token(owner)
    const { status, answer } = await send<TResult>(body, access, signal)
    const [error] = answer.errors ?? []
    if (status === 401 || error?.extensions?.code === 'UNAUTHENTICATED') {
      dropToken(access)
      if (attempt === 0) continue
      throw new SignedOut('graphql')
    }
    if (error?.extensions?.code === 'UNAVAILABLE') throw new NetworkError('the database is away')
    if (error) throw new ServerError(error.message, error.extensions?.id, error.extensions?.code)
    if (status >= 400 || !answer.data) throw new ServerError(`HTTP ${status}`)
    return answer.data
  }
}

export type Payload<TResult> = NonNullable<TResult[Exclude<keyof TResult, '__typename'>]>

/**
 * Runs a mutation with one root field and returns its payload; rejects with Refused if that carries errors. `owner`: it is
 * never sent as anybody else.
 */
export async function mutate<TResult, TVariables>(
  doc: Document<TResult, TVariables>,
  variables: TVariables,
  owner?: string,
): Promise<Payload<TResult>> {
  const data = (await request(doc, variables, undefined, { owner })) as Record<string, unknown>
  const payload = Object.entries(data).find(([key]) => key !== '__typename')?.[1]
  const errors = (payload as { errors?: readonly UserError[] } | null)?.errors ?? []
  if (errors.length > 0) throw new Refused(errors)
  return payload as Payload<TResult>
}
