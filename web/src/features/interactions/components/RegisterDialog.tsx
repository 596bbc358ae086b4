import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Select } from '@/components/ui/Select'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { InteractionReRegister } from '../api/interactionReRegister'
import { InteractionTarget } from '../api/interactionTarget'
import type { CardContact } from './ContactCard'
import { CustomerFinder } from './CustomerFinder'

/** Another customer, person or number; undone by registering it back (INT-01a, CUS-07). */
export default function RegisterDialog({ contact, onClose }: { contact: CardContact; onClose: () => void }) {
  const t = useText()
  const [chosen, setChosen] = useState<string | null>(contact.customer?.id ?? null)
  const [person, setPerson] = useState(contact.contact?.id ?? '')
  const [line, setLine] = useState(contact.subscription?.id ?? '')
  const target = useQuery({ ...read(InteractionTarget, { id: chosen ?? '' }), enabled: chosen !== null })
  const register = useWrite(InteractionReRegister, ['InteractionCard', 'Interactions', 'CustomerTimeline'])
  const customer = target.data?.customer
  const none = { id: '', label: t('interactions.none') }

  const save = async (customerId: string) => {
    const input = { customerId, contactId: person || null, subscriptionId: line || null }
    await register.mutateAsync({ id: contact.id, input })
    const before = contact.customer && {
      customerId: contact.customer.id,
      contactId: contact.contact?.id ?? null,
      subscriptionId: contact.subscription?.id ?? null,
    }
    toast({
      text: t('interactions.registered', { name: customer?.name ?? '' }),
      ...(before ? { undo: () => register.mutate({ id: contact.id, input: before }) } : {}),
    })
    onClose()
  }

  return (
    <Dialog
      title={t('interactions.register.title', { number: contact.number })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('interactions.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!customer}
            isPending={register.isPending}
            onPress={() => chosen && void save(chosen).catch(() => undefined)}
          >
            {t('interactions.register.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {customer && <p className="font-semibold">{customer.name}</p>}
        <CustomerFinder
          label={t(contact.customer ? 'interactions.register.other' : 'interactions.attach')}
          onChange={(id) => {
            setChosen(id)
            setPerson('')
            setLine('')
          }}
        />
        {customer && (
          <>
            <Select
              label={t('interactions.person')}
              value={person}
              onChange={setPerson}
              options={[none, ...customer.contacts.map(({ id, name }) => ({ id, label: name }))]}
            />
            <Select
              label={t('interactions.line')}
              value={line}
              onChange={setLine}
              options={[
                none,
                ...customer.subscriptions.nodes.map(({ id, number, tariff }) => ({
                  id,
                  label: number,
                  hint: tariff,
                })),
              ]}
            />
          </>
        )}
        <WriteError error={register.error} />
      </div>
    </Dialog>
  )
}
