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
import { LeadList } from '@/features/leads/components/LeadList'
import { LeadTools } from '@/features/leads/components/LeadTools'
import { filterOf, type LeadSearch } from '@/features/leads/rules'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can, useSession } from '@/lib/session'

// The list is there before the card's code.
const LeadCard = lateComponent(() => import('@/features/leads/components/LeadCard'))
const Brought = lateComponent(() => import('@/features/leads/components/Brought'))

export default function LeadsScreen() {
  const t = useText()
  const given = useSearch({ strict: false }) as LeadSearch
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const me = useSession().user?.id
  // Who neither follows nor gives out leads looks for what became of their own.
  const follows = can('lead:work') || can('lead:assign')
  const search: LeadSearch = follows || given.who ? given : { ...given, who: 'brought' }
  const change = (next: LeadSearch) =>
    void navigate({ to: '.', search: { ...given, ...next } as never, replace: true })
  const create = can('lead:enter') && (
    <AppLink href="/leads/new" title={t('leads.new')} className={buttonClass('primary')}>
      <Icon name="plus" />
      {t('leads.new')}
    </AppLink>
  )
  return (
    <Page
      title={t('leads.list.title')}
      layout="split"
      actions={
        <>
          {can('lead:assign') && (
            <AppLink href="/leads/board" className={buttonClass('quiet')}>
              {t('leads.board')}
            </AppLink>
          )}
          {can('lead:import') && (
            <AppLink href="/leads/import" className={buttonClass('quiet')}>
              {t('leads.import')}
            </AppLink>
          )}
          {create}
        </>
      }
      views={
        <>
          {/* What became of those that somebody brought is no list of leads. */}
          {search.who !== 'brought' && (
            <Export list="LEADS" filter={filterOf(search, me)} order={search.order ?? 'DUE_ASC'} />
          )}
          <Views screen="/leads" />
        </>
      }
      tools={<LeadTools value={search} onChange={change} />}
    >
      <SplitView
        list={
          search.who === 'brought' ? (
            <Suspense fallback={<Skeleton />}>
              <Brought create={create} />
            </Suspense>
          ) : (
            <LeadList search={search} selected={id} onChange={change} create={create} />
          )
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <LeadCard key={id} id={id} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="leads" title={t('leads.card.choose')} />}
      />
    </Page>
  )
}
