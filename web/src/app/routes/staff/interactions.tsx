import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { ContactList } from '@/features/interactions/components/ContactList'
import { ContactTools } from '@/features/interactions/components/ContactTools'
import type { ContactSearch } from '@/features/interactions/list'
import { Views } from '@/features/views/components/Views'
import { startContact } from '@/lib/contacting'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can } from '@/lib/session'

// The list is there before the card's code.
const ContactCard = lateComponent(() => import('@/features/interactions/components/ContactCard'))

export default function InteractionsScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as ContactSearch
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const change = (next: ContactSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const create = can('interaction:write') && (
    <Button
      look="primary"
      icon="phone"
      onPress={() => startContact({ channel: 'PHONE', direction: 'INBOUND', name: t('interactions.nobody') })}
    >
      {t('interactions.new')}
    </Button>
  )
  return (
    <Page
      title={t('interactions.title')}
      layout="split"
      actions={create}
      views={<Views screen="/interactions" />}
      tools={<ContactTools value={search} onChange={change} />}
    >
      <SplitView
        list={<ContactList search={search} selected={id} onChange={change} create={create} />}
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <ContactCard key={id} id={id} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="phone" title={t('interactions.choose')} />}
      />
    </Page>
  )
}
