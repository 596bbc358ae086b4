import { AppLink } from '@/components/ui/AppLink'
import type { HomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'
import type { urgency } from './home-due'

interface FactsProps {
  data: HomeQuery
  urgent: ReturnType<typeof urgency>
}

/** The figures of the day, each one tap from what it counts; what is nought comes last. */
export function Facts({ data, urgent }: FactsProps) {
  const t = useText()
  const format = useFormat()
  const { late, nobodys, offers, enteredToday, group, deliveries } = data
  const facts = [
    {
      id: 'late' as const,
      count: urgent.late,
      href: can('lead:work') ? '/leads?who=mine&overdue=true' : '/inbox',
      bad: true,
    },
    { id: 'today' as const, count: urgent.today, href: '/inbox' },
    { id: 'team' as const, count: late?.totalCount, href: '/leads?overdue=true', bad: true },
    { id: 'nobodys' as const, count: nobodys?.totalCount, href: '/leads?who=none' },
    { id: 'offers' as const, count: offers?.totalCount, href: '/offers?owner=me' },
    { id: 'entered' as const, count: enteredToday?.totalCount, href: '/leads?who=brought' },
    { id: 'queue' as const, count: group.totalCount || undefined, href: '/inbox?box=GROUP' },
    { id: 'failed' as const, count: deliveries?.totalCount, href: '/admin/deliveries', bad: true },
  ]
  const shown = facts.filter(({ count }) => count !== undefined)
  shown.sort((a, b) => Number(Boolean(b.count)) - Number(Boolean(a.count)))
  return (
    <ul
      aria-label={t('app.home.facts')}
      className="mb-4 flex gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:py-0.5 max-md:[scrollbar-width:none] md:flex-wrap"
    >
      {shown.map(({ id, count = 0, href, bad }) => (
        <li key={id} className="shrink-0">
          <AppLink
            href={href}
            className="card flex min-h-control items-center gap-2 px-3.5 py-1.5 hover:bg-hover"
          >
            <span
              className={`num text-xl font-semibold ${bad && count > 0 ? 'text-late' : count === 0 ? 'text-muted' : ''}`}
            >
              {format.number(count)}
            </span>
            <span className="text-sm whitespace-nowrap text-muted">
              {t(`app.home.fact.${id}`, { count })}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  )
}
