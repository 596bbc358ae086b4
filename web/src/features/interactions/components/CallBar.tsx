import { Suspense } from 'react'
import { contactStore } from '@/lib/contacting'
import { lateComponent, later } from '@/lib/later'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { useStore } from '@/lib/store'
import { InteractionReasons } from '../api/interactionReasons'

const OpenContactBar = lateComponent(() => import('./OpenContactBar'))

// Reasons are chosen without a line, too.
later(async () => {
  if (can('interaction:write')) await queryClient.prefetchQuery(read(InteractionReasons, {}))
})

/** Stays above every screen while a contact goes on (INT-01). */
export default function CallBar() {
  const contact = useStore(contactStore)
  if (!contact) return null
  return (
    <Suspense fallback={<div className="min-h-14 border-b border-line bg-surface" />}>
      <OpenContactBar key={contact.reference} contact={contact} />
    </Suspense>
  )
}
