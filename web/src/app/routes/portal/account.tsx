import { Page } from '@/components/ui/Page'
import { ChangePassword } from '@/features/password/components/ChangePassword'
import { Account } from '@/features/portal/components/Account'
import { useText } from '@/lib/i18n'

export default function AccountScreen() {
  const t = useText()
  return (
    <Page title={t('portal.account.title')}>
      <Account password={<ChangePassword />} />
    </Page>
  )
}
