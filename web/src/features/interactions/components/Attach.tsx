import { toast } from '@/components/ui/Toast'
import { type OpenContact, writeContact } from '@/lib/contacting'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { InteractionReRegister } from '../api/interactionReRegister'
import { CustomerFinder } from './CustomerFinder'

/** Whose contact it turned out to be, while it still goes on (CUS-07). */
export function Attach({ contact }: { contact: OpenContact }) {
  const t = useText()
  const register = useWrite(InteractionReRegister, ['Interactions', 'CustomerTimeline'])
  const attach = async (customerId: string, name: string) => {
    try {
      if (contact.id) await register.mutateAsync({ id: contact.id, input: { customerId } })
      writeContact(contact.reference, { customerId, name })
    } catch (error) {
      toast({ tone: 'late', text: error instanceof Refused ? error.message : t('interactions.failed') })
    }
  }
  return <CustomerFinder label={t('interactions.attach')} onChange={(id, name) => void attach(id, name)} />
}
