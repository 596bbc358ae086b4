import { useRouter, useSearch } from '@tanstack/react-router'
import { BackLink } from '@/components/ui/BackLink'
import { Page } from '@/components/ui/Page'
import { NewTicket } from '@/features/tickets/components/NewTicket'
import { useText } from '@/lib/i18n'

export default function NewTicketScreen() {
  const t = useText()
  const router = useRouter()
  const { customer } = useSearch({ strict: false }) as { customer?: string }
  return (
    <Page back={<BackLink href="/tickets">{t('tickets.list.title')}</BackLink>} title={t('tickets.new')}>
      <div className="flex max-w-3xl flex-col gap-3">
        <div className="card p-4 sm:p-5">
          <NewTicket customerId={customer} onCreated={(id) => router.history.replace(`/tickets/${id}`)} />
        </div>
      </div>
    </Page>
  )
}
