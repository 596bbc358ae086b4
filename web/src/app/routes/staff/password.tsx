import { Page } from '@/components/ui/Page'
import { ChangePassword } from '@/features/password/components/ChangePassword'
import { useText } from '@/lib/i18n'

/** The own password. */
export default function PasswordScreen() {
  const t = useText()
  return (
    <Page title={t('password.title')}>
      <div className="card max-w-md p-4">
        <ChangePassword />
      </div>
    </Page>
  )
}
