import { AppLink } from '@/components/ui/AppLink'
import { Banner } from '@/components/ui/Banner'
import type { AdminMatrixTryQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWord } from '../../shared/names'
import { useSentences } from '../sentences'

/** What a changed matrix would have done to past leads: those that would go another way, the others counted. */
export function MatrixTrial({ result }: { result: AdminMatrixTryQuery['leadMatrixTry'] }) {
  const t = useText()
  const word = useWord()
  const { segmentName } = useSentences()
  const changed = result.filter((one) => one.changed)
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <Banner
        tone={changed.length ? 'warn' : 'good'}
        title={t('admin.matrix.tried', { changed: changed.length, count: result.length })}
      />
      {changed.length > 0 && (
        <ul className="card">
          {changed.slice(0, 100).map((one) => (
            <li
              key={one.leadId}
              className="flex flex-col gap-1 border-b border-line px-4 py-2 last:border-0 sm:flex-row sm:items-center sm:gap-3"
            >
              <span className="min-w-0 grow basis-0 text-muted">
                {word('salesChannel', one.salesChannelBefore)}, {segmentName(one.segmentBefore)},{' '}
                {word('priority', one.priorityBefore)}
              </span>
              <span aria-hidden="true">→</span>
              <span className="min-w-0 grow basis-0 font-medium">
                {word('salesChannel', one.salesChannelAfter)}, {segmentName(one.segmentAfter)},{' '}
                {word('priority', one.priorityAfter)}
              </span>
              <AppLink
                href={`/leads/${one.leadId}`}
                className="inline-flex min-h-control items-center font-medium text-accent-strong"
              >
                {t('admin.matrix.openLead')}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
