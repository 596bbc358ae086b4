import { useSearch } from '@tanstack/react-router'
import { useText } from '@/lib/i18n'
import { enqueue } from '@/lib/outbox/enqueue'
import { InteractionLink } from './outcome'

/** Tells that what is made on this screen came of the contact in the address; it may still wait to be sent (INT-04). */
export function useOutcome(): (subjectId: string) => void {
  const t = useText()
  const { contact } = useSearch({ strict: false }) as { contact?: string }
  return (subjectId) => {
    if (!contact) return
    void enqueue(InteractionLink, {
      variables: { id: contact, subjectId },
      label: t('work.outcome'),
      subject: contact,
      refetch: ['InteractionCard'],
    })
  }
}
