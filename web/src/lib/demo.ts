import { queryOptions } from '@tanstack/react-query'

export interface DemoLogin {
  login: string
  password: string
  name: string
  /** The role's name, by language. */
  role: Record<string, string | undefined>
  branch: string
  kind: 'STAFF' | 'PORTAL'
}

// The sign-in page waits for them, but not on a line that is dead.
const PATIENCE_MS = 3000

async function ask(): Promise<DemoLogin[]> {
  const response = await fetch('/auth/demo-logins', {
    headers: { 'X-Trunkline': '1' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  return response.ok && response.headers.get('content-type')?.includes('json') ? response.json() : []
}

/** Logins to choose from where the demo runs, none elsewhere. */
export const demoLogins = queryOptions({
  queryKey: ['demo-logins'],
  queryFn: () => ask().catch((): DemoLogin[] => []),
  staleTime: Number.POSITIVE_INFINITY,
  meta: { private: true },
})
