import { useFormat } from '@/lib/format'
import type { TimelineContact } from './History'

/** What a contact was about: with whom, why, for how long, and in which words. */
export function ContactTold({ contact }: { contact: TimelineContact }) {
  const format = useFormat()
  const about = [
    contact.contact?.name,
    ...contact.topics.map(({ reason }) => reason?.name),
    contact.talkSeconds >= 60 && format.duration(contact.talkSeconds * 1000),
  ].filter(Boolean)
  return (
    <>
      {about.length > 0 && <p className="text-sm font-medium">{about.join(' · ')}</p>}
      {contact.note && <p className="mb-1 whitespace-pre-line break-words text-ink">{contact.note}</p>}
    </>
  )
}
