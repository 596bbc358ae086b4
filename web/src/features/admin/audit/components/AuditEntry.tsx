import { AppLink } from '@/components/ui/AppLink'
import { Icon, type IconName } from '@/components/ui/Icon'
import type { AdminAuditQuery, AuditKind } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useWord } from '../../shared/names'
import { resourcesOf, shown } from '../rules'

export type Entry = AdminAuditQuery['auditEntries']['edges'][number]['node']

const ICONS: Record<AuditKind, IconName> = { READ: 'eye', CHANGE: 'edit', SIGN_IN: 'lock' }

/** Who signs in is nobody yet: the account says who it was. */
const whoOf = ({ actor, kind, subject }: Entry) =>
  actor?.name ?? (kind === 'SIGN_IN' ? userOf(subject)?.name : null)

function userOf(subject: Entry['subject']): { id: string; name: string } | null {
  return subject && 'name' in subject ? { id: subject.id, name: subject.name } : null
}

/** Who did or saw what, of whom and when; the fields and values behind it on demand. `asked`: whose customer's view it is. */
export function AuditEntry({ entry, asked }: { entry: Entry; asked?: string | undefined }) {
  const t = useText()
  const word = useWord()
  const format = useFormat()
  const things = (entry.kind === 'SIGN_IN' ? [] : resourcesOf(entry)).map((resource) =>
    word('resource', resource),
  )
  return (
    <li className="flex gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <span className="mt-0.5 shrink-0 text-muted">
        <Icon name={ICONS[entry.kind]} size={18} />
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{whoOf(entry) ?? t('admin.audit.system')}</span>
          <span className="text-muted">{[t(`admin.audit.kind.${entry.kind}`), ...things].join(' · ')}</span>
          <time dateTime={entry.at} className="ml-auto text-sm text-muted num">
            {format.dateTime(entry.at)}
          </time>
        </p>
        <Subjects entry={entry} asked={asked} />
        {entry.reason && <p className="break-words">{t('admin.audit.reason', { reason: entry.reason })}</p>}
        <Details entry={entry} />
      </div>
    </li>
  )
}

/** Whoever wants all of them finds them under the filters. */
const NAMED = 6

function Subjects({ entry, asked }: { entry: Entry; asked: string | undefined }) {
  const t = useText()
  const changed = entry.kind === 'CHANGE' ? userOf(entry.subject) : null
  const links = [
    ...(changed ? [{ ...changed, href: `/admin/users/${changed.id}` }] : []),
    ...entry.customers.map(({ id, name }) => ({ id, name, href: `/customers/${id}` })),
    ...entry.leads.map(({ id, companyName, number }) => ({
      id,
      name: companyName ?? number,
      href: `/leads/${id}`,
    })),
    ...entry.people.map(({ id, name }) => ({ id, name, href: `/admin/users/${id}` })),
  ]
  // Who was asked for is named before all others.
  links.sort((one, other) => Number(other.id === asked) - Number(one.id === asked))
  const more =
    Math.max(links.length - NAMED, 0) +
    hidden(entry.customers.length, entry.customerCount) +
    hidden(entry.leads.length + entry.people.length, entry.personCount)
  if (links.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-4">
      {links.slice(0, NAMED).map(({ id, name, href }) => (
        <AppLink
          key={id}
          href={href}
          className="flex min-h-control min-w-control items-center text-accent-strong hover:underline"
        >
          {name}
        </AppLink>
      ))}
      {more > 0 && <span className="text-muted">{t('admin.audit.more', { count: more })}</span>}
    </p>
  )
}

/** How many more there are than are named; where none may be seen, none is missed. */
const hidden = (named: number, all: number) => (named > 0 ? Math.max(all - named, 0) : 0)

function Details({ entry }: { entry: Entry }) {
  const t = useText()
  const values = Object.entries((entry.values ?? {}) as Record<string, unknown>)
  const named = entry.fields.filter((field) => !values.some(([name]) => name === field))
  return (
    <details className="group text-sm text-muted">
      <summary className="flex min-h-control w-fit cursor-pointer items-center gap-1 hover:text-ink">
        {t('admin.audit.details')}
        <Icon name="down" size={16} className="group-open:rotate-180" />
      </summary>
      <dl className="grid gap-x-4 pb-1 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-1">
        <Fact label={t('admin.audit.action')}>{`${entry.action} · ${entry.about}`}</Fact>
        {named.length > 0 && <Fact label={t('admin.audit.fields')}>{named.join(', ')}</Fact>}
        {values.map(([name, value]) => (
          <Fact key={name} label={name}>
            {shown(value)}
          </Fact>
        ))}
        <Fact label={t('admin.audit.seal')}>{entry.seal ?? t('admin.audit.unsealed')}</Fact>
      </dl>
    </details>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="mb-1.5 break-words text-ink sm:mb-0">{children}</dd>
    </>
  )
}
