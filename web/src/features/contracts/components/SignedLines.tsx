import { Money } from '@/components/ui/Money'
import { Panel } from '@/components/ui/Panel'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { CardContract } from './ContractCard'

/** What the customer signs: the lines of the accepted revision. */
export function SignedLines({ contract }: { contract: CardContract }) {
  const t = useText()
  const format = useFormat()
  const lines = contract.revision?.lines ?? []
  if (lines.length === 0) return null
  return (
    <Panel title={t('contracts.lines')}>
      <ul>
        {lines.map((line) => {
          const discount = Number(line.discountPercent)
          const terms = [
            t('contracts.terms.pieces', { count: line.quantity }),
            discount > 0 && t('contracts.terms.discount', { percent: format.percent(discount / 100, 2) }),
            line.months > 0 && t('contracts.terms.months', { count: line.months }),
          ]
          return (
            <li
              key={line.id}
              className="flex flex-wrap items-start justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-0"
            >
              <div className="min-w-44 flex-1">
                <p className="font-medium">{line.name}</p>
                <p className="num text-sm text-muted">{terms.filter(Boolean).join(' · ')}</p>
              </div>
              <div className="flex flex-col items-end">
                <span className="font-semibold">
                  <Money value={line.monthlyNet} per={t('contracts.perMonth')} />
                </span>
                {Number(line.oneTimeNet.amount) > 0 && (
                  <Money value={line.oneTimeNet} per={t('contracts.once')} />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
