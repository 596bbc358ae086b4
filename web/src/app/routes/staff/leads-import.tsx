import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { Suspense } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'

const ImportCard = lateComponent(() => import('@/features/leads/components/ImportCard'))
const ImportStart = lateComponent(() => import('@/features/leads/components/ImportStart'))

/** Lists of leads: a new one and the earlier ones, or one of them opened. */
export default function LeadImportScreen() {
  const t = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  return (
    <Page
      title={t('leads.import.title')}
      actions={
        <IconButton
          icon="close"
          label={t(id ? 'leads.import.back' : 'leads.card.back')}
          onPress={() => router.history.push(id ? '/leads/import' : '/leads')}
        />
      }
    >
      <Suspense fallback={<Skeleton />}>
        {id ? (
          <ImportCard key={id} id={id} />
        ) : (
          <ImportStart onCreated={(created) => void navigate({ to: `/leads/import/${created}` })} />
        )}
      </Suspense>
    </Page>
  )
}
