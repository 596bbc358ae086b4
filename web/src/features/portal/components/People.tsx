import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { spaced } from '@/lib/phone'
import type { Company } from './Company'

const PersonForm = lateComponent(() => import('./PersonForm'))

export type Contact = Company['contacts'][number]

/** Who speaks for the company, kept by its own administrator (WEB-03). */
export function People({ company }: { company: Company }) {
  const t = useText()
  const [edited, setEdited] = useState<Contact | 'new' | null>(null)
  const may = company.viewerCan.update
  return (
    <>
      <ul className="divide-y divide-line">
        {company.contacts.map((contact) => (
          <li key={contact.id} className="flex items-center gap-3 py-2">
            <span className="min-w-0 grow break-words">
              <span className="block font-medium">{contact.name}</span>
              {[
                [contact.jobTitle, ...contact.roles.map((role) => t(`portal.person.role.${role}`))],
                [contact.email, ...(contact.phones ?? []).map(spaced)],
              ]
                .map((facts) => facts.filter(Boolean).join(' · '))
                .filter(Boolean)
                .map((line) => (
                  <span key={line} className="block text-sm text-muted">
                    {line}
                  </span>
                ))}
            </span>
            {may && !contact.roles.includes('SIGNATORY') && (
              <IconButton
                icon="edit"
                label={t('portal.person.edit', { name: contact.name })}
                onPress={() => setEdited(contact)}
              />
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div>
          <Button icon="plus" onPress={() => setEdited('new')}>
            {t('portal.person.add')}
          </Button>
        </div>
      )}
      {edited && (
        <Suspense>
          <PersonForm
            company={company}
            contact={edited === 'new' ? null : edited}
            onClose={() => setEdited(null)}
          />
        </Suspense>
      )}
    </>
  )
}
