import { useSearch } from '@tanstack/react-router'
import { AskForReset } from '@/features/password/components/AskForReset'
import { useText } from '@/lib/i18n'
import { SignInFrame } from './SignInFrame'

/** For who does not remember the password. */
export default function Forgot() {
  const t = useText()
  const { login } = useSearch({ from: '/forgot' })
  return (
    <SignInFrame title={t('password.forgot')}>
      <AskForReset login={login} />
    </SignInFrame>
  )
}
