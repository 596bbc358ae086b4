import { useSearch } from '@tanstack/react-router'
import { SetPassword } from '@/features/password/components/SetPassword'
import { useText } from '@/lib/i18n'
import { SignInFrame } from './SignInFrame'

/** Opened by the link of the mail. */
export default function Reset() {
  const t = useText()
  const { token } = useSearch({ from: '/reset' })
  return (
    <SignInFrame title={t('password.new')}>
      <SetPassword token={token} />
    </SignInFrame>
  )
}
