import { useNavigate, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'

const ImportCard = lateComponent(() => import('@/features/leads/components/ImportCard'))
const ImportStart = lateComponent(() => import('@/features/leads/components/ImportStart'))

/** Lists of leads: a new one and the earlier ones, or one of them opened. */
export default function LeadImportScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  return (
    <Page
      title={t('leads.import.title')}
      back={
        <BackLink href={id ? '/leads/import' : '/leads'}>
          {t(id ? 'leads.import.back' : 'leads.card.back')}
        </BackLink>
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
