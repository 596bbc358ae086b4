import { useState } from 'react'
import { Money } from '@/components/ui/Money'
import { Panel } from '@/components/ui/Panel'
import { Switch } from '@/components/ui/Switch'
import { useText } from '@/lib/i18n'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { compare, partsOf } from '../draft'
import { limitOf, reasonsOf } from '../rules'
import type { CardOffer } from '../useOfferDraft'
import { DiscountBand } from './DiscountBand'
import { sumsOf } from './shown'
import { Totals } from './Totals'
import { useTerms } from './terms'

type Revision = CardOffer['revisions'][number]
type Line = Revision['lines'][number]

export interface RevisionLinesProps {
  revision: Revision
  /** The one that it came from, if there is one. */
  before: Revision | undefined
  /** Whether pricing has agreed to it: what is outside the limits then needs nobody any more. */
  agreed: boolean
}

/** The lines of a revision with their sums, and what it changed against the one before. */
export function RevisionLines({ revision, before, agreed }: RevisionLinesProps) {
  const t = useText()
  const [comparing, setComparing] = useState(false)
  const changes = before ? compare(before.lines, revision.lines) : []
  const toggle = before && (
    <Switch value={comparing} onChange={setComparing}>
      {t('offers.compare')}
    </Switch>
  )
  return (
    <Panel title={t('offers.revision.lines', { number: revision.number })} action={toggle}>
      {comparing && before ? (
        <Changes changes={changes} before={before} after={revision} />
      ) : (
        <>
          <ul>
            {revision.lines.map((line) => (
              <LineRow key={line.id} line={line} agreed={agreed} />
            ))}
          </ul>
          {revision.lines.length === 0 && <p className="px-4 py-3 text-muted">{t('offers.lines.none')}</p>}
        </>
      )}
      <div className="rounded-b-card border-t border-line bg-canvas px-4 py-3">
        <Totals {...sumsOf(revision)} />
      </div>
    </Panel>
  )
}

function LineRow({ line, agreed }: { line: Line; agreed: boolean }) {
  const t = useText()
  const terms = useTerms()
  const { language } = usePreferences()
  const discount = Number(line.discountPercent)
  const parts = partsOf(line.components).map((part) => named(part.names, language, part.code))
  const reasons = reasonsOf(line.reasons).filter((reason) => !reason.startsWith('ABOVE_'))
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line px-4 py-2.5 last:border-0">
      <div className="min-w-44 flex-1">
        <p className="font-medium">{line.name}</p>
        <p className="num text-sm text-muted">{terms({ ...line, discount })}</p>
        {parts.length > 0 && <p className="text-sm text-muted">{parts.join(' · ')}</p>}
        {reasons.map((reason) => (
          <p key={reason} className="text-sm text-late">
            {t(`offers.reason.${reason}`)}
          </p>
        ))}
      </div>
      <div className="flex min-w-28 flex-col items-end">
        {(Number(line.monthlyNet.amount) > 0 || Number(line.oneTimeNet.amount) === 0) && (
          <span className="font-semibold">
            <Money value={line.monthlyNet} per={t('offers.perMonth')} />
          </span>
        )}
        {Number(line.oneTimeNet.amount) > 0 && <Money value={line.oneTimeNet} per={t('offers.once')} />}
      </div>
      {line.band && (
        <div className="w-full max-w-80">
          <DiscountBand discount={discount} limit={limitOf(line.limit)} band={line.band} agreed={agreed} />
        </div>
      )}
    </li>
  )
}

interface ChangesProps {
  changes: ReturnType<typeof compare<Line>>
  before: Revision
  after: Revision
}

/** Before and after side by side, only where they differ. */
function Changes({ changes, before, after }: ChangesProps) {
  const t = useText()
  const terms = useTerms()
  const words = (line: Line | null) =>
    line ? terms({ ...line, discount: Number(line.discountPercent) }) : '–'
  if (changes.length === 0) return <p className="px-4 py-3 text-muted">{t('offers.compare.same')}</p>
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-96 text-left">
        <thead className="text-sm text-muted">
          <tr>
            <th className="px-4 py-2 font-medium">{t('offers.compare.product')}</th>
            <th className="px-4 py-2 font-medium">{t('offers.revision', { number: before.number })}</th>
            <th className="px-4 py-2 font-medium">{t('offers.revision', { number: after.number })}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, before: old, after: now }) => (
            <tr key={key} className="border-t border-line align-top">
              <th scope="row" className="px-4 py-2 font-medium">
                {now?.name ?? old?.name}
              </th>
              <td className="num px-4 py-2">{old ? words(old) : t('offers.compare.added')}</td>
              <td className="num px-4 py-2 font-medium">{now ? words(now) : t('offers.line.removed')}</td>
            </tr>
          ))}
          <tr className="border-t border-line font-semibold">
            <th scope="row" className="px-4 py-2">
              {t('offers.total.monthly')}
            </th>
            <td className="px-4 py-2">
              <Money value={before.monthlyNet} />
            </td>
            <td className="px-4 py-2">
              <Money value={after.monthlyNet} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
