import { keyOf } from './drafts'

/**
 * One form in two tabs is one text: `then` is told what the other one keeps of it, null once that is sent or given up. Who
 * is told writes nothing, or the two would take turns.
 */
export function followDraft(name: string, then: (text: string | null) => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key === keyOf(name)) then(newValue)
  }
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}
