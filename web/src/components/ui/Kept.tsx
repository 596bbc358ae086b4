import type { ReactNode } from 'react'
import { useText } from '@/lib/i18n'
import { EmptyState } from './EmptyState'

/** In place of a form that was sent without a line: what is kept here, what happens with it, what can be done now. */
export function Kept({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action: ReactNode
}) {
  const t = useText()
  return (
    <EmptyState icon="cloudOff" title={title} action={action}>
      <p>{t('ui.kept.text')}</p>
      {children}
    </EmptyState>
  )
}
