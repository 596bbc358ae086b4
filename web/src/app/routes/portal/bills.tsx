import { useParams } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { BillList, BillPage } from '@/features/portal/components/Bills'
import { useText } from '@/lib/i18n'

export default function BillsScreen() {
  const t = useText()
  const { id } = useParams({ strict: false }) as { id?: string }
  if (id) return <BillPage key={id} id={id} />
  return (
    <Page title={t('portal.bills.title')}>
      <BillList />
    </Page>
  )
}
