import { useNavigate, useSearch } from '@tanstack/react-router'
import { BackLink } from '@/components/ui/BackLink'
import { Page } from '@/components/ui/Page'
import { NewLead } from '@/features/leads/components/NewLead'
import type { LeadChannel } from '@/gql/graphql'
import { useText } from '@/lib/i18n'

export default function NewLeadScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { channel, branch, ...rest } = useSearch({ strict: false }) as {
    channel?: LeadChannel
    branch?: string
  }
  return (
    <Page title={t('leads.new')} back={<BackLink href="/leads">{t('leads.list.title')}</BackLink>}>
      <NewLead
        channel={channel}
        branch={branch}
        onChoose={(choice) => void navigate({ to: '.', search: { ...rest, ...choice } as never })}
      />
    </Page>
  )
}
