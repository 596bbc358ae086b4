import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { Icon } from './Icon'

/** Why a write was not taken, in the server's words or ours. What was typed stays. */
export function WriteError({ error }: { error: unknown }) {
  const t = useText()
  if (!error) return null
  const line = t(helpFor(error))
  return (
    <p role="alert" className="flex items-start gap-2 rounded-control bg-late-soft px-3 py-2 text-late">
      <Icon name="problem" size={18} className="mt-0.5 shrink-0" />
      {error instanceof Refused ? error.message : line}
    </p>
  )
}
