import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'

/** What the API says when it refuses a write for a reason that a person can act on. */
export interface UserError {
  __typename?: string
  message: string
  code: string
  path?: readonly string[] | null
  /** What may be had in place of what is taken. */
  alternatives?: readonly string[]
}

/** The write was understood and refused. Its message is already in the user's language. */
export class Refused extends Error {
  readonly errors: readonly UserError[]
  constructor(errors: readonly UserError[]) {
    super(errors.map((error) => error.message).join(' '))
    this.name = 'Refused'
    this.errors = errors
  }
  has(code: string): boolean {
    return this.errors.some((error) => error.code === code)
  }
}

/** No answer came: the device is offline, the line is bad or the server is away. Safe to try again. */
export class NetworkError extends Error {
  override name = 'NetworkError'
}

/**
 * Whether it is nobody's answer: of a proxy without its server behind it, of one who asks to wait, or the page of a network
 * that wants a sign-in of its own first. What is too large stays so, whoever says it.
 */
export function isAway({ ok, status, headers }: Pick<Response, 'ok' | 'status' | 'headers'>): boolean {
  const type = headers.get('content-type') ?? ''
  if (status === 429 || (status >= 502 && status <= 504)) return true
  return status !== 204 && status !== 413 && !type.includes('json') && (ok || type.includes('html'))
}

/** A fault of ours, with `id` in the server's log, or what was asked makes no sense, with `code`. */
export class ServerError extends Error {
  override name = 'ServerError'
  readonly id: string | undefined
  readonly code: string | undefined
  constructor(message: string, id?: string, code?: string) {
    super(message)
    this.id = id
    this.code = code
  }
}

/** The device has no room for what was to be kept on it. Nothing was sent; what was typed stands in its form. */
export class StorageFull extends Error {
  override name = 'StorageFull'
}

/** The session has ended; the user has to sign in again. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

/** "input.lines.0.quantity" of a UserError's path, without the argument's name. */
export function fieldOf(path: readonly string[] | null | undefined): string {
  const parts = [...(path ?? [])]
  if (parts[0] === 'input') parts.shift()
  return parts.map((part) => part.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())).join('.')
}

/** Shows each refusal at its field; what belongs to no field of this form goes above it (errors.root.server). */
export function applyErrors<T extends FieldValues>(
  form: Pick<UseFormReturn<T>, 'setError' | 'getValues'>,
  errors: readonly UserError[],
): void {
  const values = form.getValues()
  const general: string[] = []
  let focused = false
  for (const error of errors) {
    const field = fieldOf(error.path)
    const first = field.split('.')[0] ?? ''
    if (field && first in values) {
      form.setError(field as Path<T>, { type: error.code, message: error.message }, { shouldFocus: !focused })
      focused = true
    } else {
      general.push(error.message)
    }
  }
  if (general.length > 0) form.setError('root.server', { type: 'server', message: general.join(' ') })
}
