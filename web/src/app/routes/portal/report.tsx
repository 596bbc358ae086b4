import { useNavigate, useSearch } from '@tanstack/react-router'
import { BackLink } from '@/components/ui/BackLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { Page } from '@/components/ui/Page'
import { Report } from '@/features/portal/components/Report'
import type { About } from '@/features/portal/search'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'

export default function ReportScreen() {
  const t = useText()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { about?: About; symptom?: string; ref?: string }
  return (
    <Page
      back={<BackLink href="/portal/tickets">{t('portal.tickets.title')}</BackLink>}
      title={t('portal.home.problem')}
    >
      <div className="flex flex-col gap-3">
        {can('ticket:write') ? (
          <Report
            about={search.about}
            symptom={search.symptom}
            reference={search.ref}
            onChoose={(choice) =>
              void navigate({
                to: '.',
                search: { ...choice, ref: search.ref } as never,
                replace: true,
                resetScroll: false,
              })
            }
            onReported={(id) =>
              void navigate({
                to: id ? `/portal/tickets/${id}` : '/portal/tickets',
                search: (id ? { new: true } : {}) as never,
                replace: true,
              })
            }
          />
        ) : (
          <EmptyState icon="lock" title={t('portal.report.mayNot')} />
        )}
      </div>
    </Page>
  )
}
