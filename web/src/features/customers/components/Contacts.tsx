import { Suspense, useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Menu } from '@/components/ui/Menu'
import { Panel } from '@/components/ui/Panel'
import { toast } from '@/components/ui/Toast'
import { CallLink } from '@/components/work/CallLink'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { LANGUAGES, type Language } from '@/lib/preferences'
import { useWrite } from '@/lib/write'
import { ContactRemove } from '../api/contactRemove'
import type { CardCustomer } from './CustomerCard'

const ContactForm = lateComponent(() => import('./ContactForm'))

export type CardContact = CardCustomer['contacts'][number]

const reach = 'inline-flex min-h-control items-center gap-1.5 rounded-control px-2 text-accent hover:bg-hover'

/** The people who speak for the customer: a tap calls or writes (CON-01). */
export function Contacts({ customer }: { customer: CardCustomer }) {
  const t = useText()
  const [editing, setEditing] = useState<CardContact | 'new' | null>(null)
  const [removing, setRemoving] = useState<CardContact | null>(null)
  const may = customer.viewerCan.update
  return (
    <Panel
      title={t('customers.contacts')}
      action={
        may && <IconButton icon="plus" label={t('customers.contact.add')} onPress={() => setEditing('new')} />
      }
    >
      {customer.contacts.length === 0 && (
        <p className="px-4 py-3 text-muted">{t('customers.contact.none')}</p>
      )}
      <ul>
        {customer.contacts.map((contact) => (
          <li key={contact.id} className="border-b border-line py-2 pr-2 pl-4 last:border-0">
            <div className="flex gap-3">
              <Avatar name={contact.name} />
              <div className="min-w-0 grow">
                <p className="font-medium break-words">{contact.name}</p>
                <p className="text-sm text-muted">
                  {[
                    contact.jobTitle,
                    ...contact.roles.map((role) => t(`customers.role.${role}`)),
                    LANGUAGES[contact.language as Language],
                    contact.hours,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {may && (
                <Menu
                  label={contact.name}
                  trigger={
                    <IconButton icon="more" label={t('customers.contact.actions', { name: contact.name })} />
                  }
                  actions={[
                    {
                      id: 'edit',
                      label: t('customers.contact.edit'),
                      icon: 'edit',
                      onAction: () => setEditing(contact),
                    },
                    {
                      id: 'remove',
                      label: t('customers.contact.remove'),
                      icon: 'trash',
                      danger: true,
                      onAction: () => setRemoving(contact),
                    },
                  ]}
                />
              )}
            </div>
            <div className="-ml-2 flex flex-wrap">
              {contact.phones?.map((phone) => (
                <CallLink
                  key={phone}
                  phone={phone}
                  className={reach}
                  contact={{
                    customerId: customer.id,
                    contactId: contact.id,
                    name: `${contact.name}, ${customer.name}`,
                  }}
                />
              ))}
              {contact.email && (
                <a href={`mailto:${contact.email}`} className={`${reach} max-w-full min-w-0`}>
                  <Icon name="mail" size={16} className="shrink-0" />
                  <span className="min-w-0 break-words">{contact.email}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Suspense>
        {editing && (
          <ContactForm
            customer={customer}
            contact={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
          />
        )}
      </Suspense>
      {removing && <RemoveContact contact={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  )
}

/** Asked, since a removed contact cannot be put back with its consents. */
function RemoveContact({ contact, onClose }: { contact: CardContact; onClose: () => void }) {
  const t = useText()
  const remove = useWrite(ContactRemove, ['CustomerCard', 'CustomerTimeline'])
  const sure = () =>
    remove.mutate(
      { id: contact.id, version: contact.version },
      {
        onSuccess: () => {
          toast({ text: t('customers.contact.removed', { name: contact.name }) })
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={t('customers.contact.removeTitle', { name: contact.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('customers.cancel')}</Button>
          <Button look="danger" isPending={remove.isPending} onPress={sure}>
            {t('customers.contact.remove')}
          </Button>
        </>
      }
    >
      <p>{t('customers.contact.removeText')}</p>
      {remove.error && (
        <p role="alert" className="mt-3 text-late">
          {remove.error instanceof Refused ? remove.error.message : t('customers.failed')}
        </p>
      )}
    </Dialog>
  )
}
