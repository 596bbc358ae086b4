import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { IconButton } from '@/components/ui/IconButton'
import { Page } from '@/components/ui/Page'
import { NewLead } from '@/features/leads/components/NewLead'
import type { LeadChannel } from '@/gql/graphql'
import { useText } from '@/lib/i18n'

export default function NewLeadScreen() {
  const t = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { channel, branch, ...rest } = useSearch({ strict: false }) as {
    channel?: LeadChannel
    branch?: string
  }
  return (
    <Page
      title={t('leads.new')}
      actions={
        <IconButton icon="close" label={t('leads.card.back')} onPress={() => router.history.push('/leads')} />
      }
    >
      <NewLead
        channel={channel}
        branch={branch}
        onChoose={(choice) => void navigate({ to: '.', search: { ...rest, ...choice } as never })}
      />
    </Page>
  )
}
