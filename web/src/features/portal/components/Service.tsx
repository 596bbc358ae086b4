import { useText } from '@/lib/i18n'
import { spaced } from '@/lib/phone'

const LINK = 'inline-flex min-h-control items-center font-medium text-accent-strong underline'

/** Whom to call or write to; staff are not named to customers, their service is. */
export function Service({ branch: { phone, email } }: { branch: { phone: string; email: string } }) {
  const t = useText()
  return (
    <p className="flex flex-wrap items-center gap-x-4 border-t border-line pt-4 text-muted">
      <span className="basis-full">{t('portal.home.call')}</span>
      <a href={`tel:${phone}`} className={`num ${LINK}`}>
        {spaced(phone)}
      </a>
      <a href={`mailto:${email}`} className={LINK}>
        {email}
      </a>
    </p>
  )
}
