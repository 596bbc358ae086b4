/** GraphiQL for the operator's developers: asks as the member of staff who is signed in to the app in this browser. */
import 'graphiql/graphiql.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { refresh, sessionStore, token } from '@/lib/session'

async function ask(params: object): Promise<object> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await token()}` },
    body: JSON.stringify(params),
  })
  return response.json()
}

const isStaff = () => {
  const session = sessionStore.get()
  return session.state === 'in' && session.user?.kind === 'STAFF'
}

await refresh().catch(() => undefined)
createRoot(document.getElementById('root') as HTMLElement).render(
  isStaff() ? (
    <GraphiQL fetcher={ask} />
  ) : (
    <p className="closed">
      <a href="/sign-in">Sign in</a> as a member of staff first.
    </p>
  ),
)
