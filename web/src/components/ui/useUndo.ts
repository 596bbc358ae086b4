import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { toast } from './Toast'

/** The undo of a toast: the inverse write, whose refusal is told, since the screen that made it may be gone. */
export function useUndo(): (inverse: () => Promise<unknown>) => () => void {
  const t = useText()
  const told = (error: unknown) => {
    const line = t(helpFor(error))
    toast({ tone: 'late', text: error instanceof Refused ? error.message : line })
  }
  return (inverse) => () => void inverse().catch(told)
}
