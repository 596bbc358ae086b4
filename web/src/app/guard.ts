import { type ParsedLocation, redirect } from '@tanstack/react-router'
import { resume, sessionStore } from '@/lib/session'

let resuming: Promise<void> | null = null

/** Known user: at once, also without a line. Nobody known: when the API has answered. */
export async function ready(): Promise<void> {
  resuming ??= resume()
  if (sessionStore.get().state === 'unknown') await resuming
}

/** Lets only its kind of user in; others go to sign-in or to their own side. */
export function only(kind: 'STAFF' | 'PORTAL') {
  return async ({ location }: { location: ParsedLocation }) => {
    await ready()
    const { state, user } = sessionStore.get()
    if (state !== 'in' || !user) throw redirect({ to: '/sign-in', search: { next: location.href } })
    if (user.kind !== kind) throw redirect({ to: user.kind === 'STAFF' ? '/' : '/portal' })
  }
}

/** For everybody; a customer is taken to the same place of the portal. */
export async function visitor({ location }: { location: ParsedLocation }) {
  await ready()
  if (sessionStore.get().user?.kind === 'PORTAL') throw redirect({ href: `/portal${location.href}` })
}
