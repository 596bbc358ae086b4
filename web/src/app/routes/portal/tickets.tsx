import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Page } from '@/components/ui/Page'
import { EndedChoice, TicketList } from '@/features/portal/components/Lists'
import { TicketPage } from '@/features/portal/components/TicketPage'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'

export default function TicketsScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  const search = useSearch({ strict: false }) as { new?: boolean; ended?: boolean }
  if (id) return <TicketPage key={id} id={id} isNew={search.new ?? false} />
  const ended = search.ended ?? false
  return (
    <Page
      title={t('portal.tickets.title')}
      actions={
        can('ticket:write') && (
          <AppLink href="/portal/tickets/new" className={buttonClass('primary')}>
            {t('portal.home.problem')}
          </AppLink>
        )
      }
      tools={
        <EndedChoice
          ended={ended}
          onEnded={(next) =>
            void navigate({ to: '.', search: (next ? { ended: true } : {}) as never, replace: true })
          }
        />
      }
    >
      <div className="max-w-3xl">
        <TicketList ended={ended} />
      </div>
    </Page>
  )
}
