import { Icon } from '@/components/ui/Icon'
import { type Contacting, startContact } from '@/lib/contacting'
import { spaced } from '@/lib/phone'
import { can } from '@/lib/session'

export interface CallLinkProps {
  phone: string
  /** What is shown instead of the bare number. */
  text?: string
  className: string
  /** With whom, and about what. */
  contact: Omit<Contacting, 'channel' | 'direction' | 'phone'>
}

/** The device dials, and the contact is on record from the first ring (INT-01). */
export function CallLink({ phone, text = spaced(phone), className, contact }: CallLinkProps) {
  const call = () => {
    if (can('interaction:write')) startContact({ channel: 'PHONE', direction: 'OUTBOUND', phone, ...contact })
  }
  return (
    <a href={`tel:${phone}`} className={className} onClick={call}>
      <Icon name="phone" size={16} className="shrink-0" />
      {text}
    </a>
  )
}
