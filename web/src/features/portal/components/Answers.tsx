import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { named } from '../rules'

/** A question that was answered, in all its languages. */
export interface Tried {
  texts: unknown
  yes: boolean
}

/** What was tried, and whether it helped. */
export function Answers({ answers }: { answers: readonly Tried[] }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <ul className="flex flex-col gap-1.5 text-muted">
      {answers.map(({ texts, yes }) => (
        <li key={named(texts, language)} className="flex justify-between gap-3">
          <span className="min-w-0 break-words">{named(texts, language)}</span>
          <span className="shrink-0 font-semibold">{t(yes ? 'portal.guide.yes' : 'portal.guide.no')}</span>
        </li>
      ))}
    </ul>
  )
}
