import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { Export } from '@/features/exports/components/Export'
import { TicketList } from '@/features/tickets/components/TicketList'
import { TicketTools } from '@/features/tickets/components/TicketTools'
import { filterOf, type TicketSearch } from '@/features/tickets/rules'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can, useSession } from '@/lib/session'

// The list is there before the card's code.
const TicketCard = lateComponent(() => import('@/features/tickets/components/TicketCard'))

export default function TicketsScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as TicketSearch
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const me = useSession().user?.id
  const change = (next: TicketSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  const create = can('ticket:write') && (
    <AppLink href="/tickets/new" title={t('tickets.new')} className={buttonClass('primary')}>
      <Icon name="plus" />
      {t('tickets.new')}
    </AppLink>
  )
  return (
    <Page
      title={t('tickets.list.title')}
      layout="split"
      actions={create}
      views={
        <>
          <Export list="TICKETS" filter={filterOf(search, me)} order={search.order ?? 'CREATED_ASC'} />
          <Views screen="/tickets" />
        </>
      }
      tools={<TicketTools value={search} onChange={change} />}
    >
      <SplitView
        list={<TicketList search={search} selected={id} onChange={change} create={create} />}
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <TicketCard key={id} id={id} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="tickets" title={t('tickets.card.choose')} />}
      />
    </Page>
  )
}
