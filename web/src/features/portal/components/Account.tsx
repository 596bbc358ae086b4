import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { LANGUAGES, type Language, prefer, type Theme, usePreferences } from '@/lib/preferences'
import { read, useList } from '@/lib/read'
import { PortalAccount } from '../api/account'
import { PortalLines } from '../api/portalLines'
import { People } from './People'

const PAGE = 20
const NOTHING = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

const CompanyForm = lateComponent(() => import('./Company'))

/** Who I am, what we know of the company, language, password. */
export function Account({ password }: { password: ReactNode }) {
  const t = useText()
  const [correcting, setCorrecting] = useState(false)
  const [changing, setChanging] = useState(false)
  const query = useQuery(read(PortalAccount, {}))
  if (!query.data)
    return query.isError ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton />
    )
  const { me } = query.data
  const [company] = query.data.customers.nodes
  return (
    <div className="grid max-w-5xl items-start gap-4 md:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t('portal.account.me')}>
          <Fact name={t('portal.account.name')}>{me?.name}</Fact>
          <Fact name={t('portal.account.login')}>{me?.login}</Fact>
          <Fact name={t('portal.account.phone')}>{me?.phone}</Fact>
          <Languages />
        </Card>
        {company && (
          <Card title={t('portal.account.company')}>
            <Fact name={t('portal.account.companyName')}>{company.name}</Fact>
            <Fact name={t('portal.account.number')}>{company.number}</Fact>
            <Fact name={t('portal.account.fiscal')}>{company.fiscalNumber}</Fact>
            <Fact name={t('portal.account.address')}>
              {[company.street, company.postalCode, company.city].filter(Boolean).join(', ')}
            </Fact>
            {company.viewerCan.update && (
              <div>
                <Button icon="edit" onPress={() => setCorrecting(true)}>
                  {t('portal.account.correct')}
                </Button>
              </div>
            )}
            <p className="text-sm text-muted">{t('portal.account.wrong')}</p>
          </Card>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t('portal.account.password')}>
          {changing ? (
            password
          ) : (
            <div>
              <Button icon="lock" onPress={() => setChanging(true)}>
                {t('password.change')}
              </Button>
            </div>
          )}
        </Card>
        {company && (
          <Card title={t('portal.account.people')}>
            <People company={company} />
          </Card>
        )}
        <CompanyLines />
      </div>
      {company && correcting && (
        <Suspense>
          <CompanyForm company={company} onClose={() => setCorrecting(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** The lines in service, a page at a time; thousands are searched by number. */
function CompanyLines() {
  const t = useText()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const list = useList(
    PortalLines,
    { first: PAGE, filter: { alive: true, search: search.trim() || null } },
    (data) => data.customers.nodes[0]?.subscriptions ?? NOTHING,
  )
  if (!search && list.rows.length === 0) return null
  const total = list.first?.customers.nodes[0]?.subscriptions.totalCount ?? 0
  return (
    <Card title={`${t('portal.account.lines')} · ${format.number(total)}`}>
      {(search || list.hasMore || list.rows.length > PAGE) && (
        <SearchField label={t('portal.account.findLine')} value={search} onChange={setSearch} />
      )}
      {search && !list.loading && list.rows.length === 0 && (
        <p className="text-muted">{t('portal.account.noLine')}</p>
      )}
      <ul className="divide-y divide-line">
        {list.rows.map((line) => (
          <li key={line.id} className="flex justify-between gap-3 py-2">
            <span className="num font-medium">{line.number}</span>
            <span className="text-muted">{line.tariff}</span>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button onPress={list.loadMore} isPending={list.loadingMore}>
          {t('portal.more')}
        </Button>
      )}
    </Card>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card flex flex-col gap-3 p-4">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <p>
      <span className="block text-sm text-muted">{name}</span>
      <span className="font-medium">{children}</span>
    </p>
  )
}

function Languages() {
  const t = useText()
  const { language, theme } = usePreferences()
  return (
    <>
      <Select
        label={t('portal.account.language')}
        options={(Object.keys(LANGUAGES) as Language[]).map((id) => ({ id, label: LANGUAGES[id] }))}
        value={language}
        onChange={(id) => prefer({ language: id as Language })}
      />
      <RadioGroup
        label={t('app.theme')}
        look="segments"
        value={theme}
        onChange={(id) => prefer({ theme: id as Theme })}
        options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`app.theme.${id}`) }))}
      />
    </>
  )
}
