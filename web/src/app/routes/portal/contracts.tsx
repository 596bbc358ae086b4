import { useParams } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { ContractList, ContractPage } from '@/features/portal/components/Contracts'
import { useText } from '@/lib/i18n'

export default function ContractsScreen() {
  const t = useText()
  const { id } = useParams({ strict: false }) as { id?: string }
  if (id) return <ContractPage key={id} id={id} />
  return (
    <Page title={t('portal.contracts.title')}>
      <div className="max-w-3xl">
        <ContractList />
      </div>
    </Page>
  )
}
