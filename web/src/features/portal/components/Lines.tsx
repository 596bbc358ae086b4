import { Money } from '@/components/ui/Money'
import type { Amount } from '@/lib/format'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { componentNames } from '../rules'

export interface LineData {
  id: string
  name: string
  quantity: number
  components?: unknown
  months?: number
  discountPercent?: string
  monthlyNet?: Amount | null
  oneTimeNet?: Amount | null
}

/** Products with what is inside and what they cost, net. */
export function Lines({ lines }: { lines: readonly LineData[] }) {
  const t = useText()
  const format = useFormat()
  const { language } = usePreferences()
  return (
    <ul aria-label={t('portal.lines')} className="card divide-y divide-line">
      {lines.map((line) => {
        const inside = componentNames(line.components, language)
        const discount = Number(line.discountPercent ?? 0)
        const facts = [
          (line.months ?? 0) > 0 && t('portal.line.months', { count: line.months }),
          discount > 0 && t('portal.line.discount', { share: format.percent(discount / 100, 2) }),
        ].filter(Boolean)
        return (
          <li key={line.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-3">
            <div className="min-w-44 grow basis-0">
              <p className="font-semibold">
                {line.quantity > 1 && <span className="num">{format.number(line.quantity)} × </span>}
                {line.name}
              </p>
              {facts.length > 0 && <p className="text-sm text-muted">{facts.join(' · ')}</p>}
            </div>
            <p className="ml-auto text-right">
              {Number(line.monthlyNet?.amount) > 0 && (
                <span className="block font-medium">
                  <Money value={line.monthlyNet} per={t('portal.perMonth')} />
                </span>
              )}
              {Number(line.oneTimeNet?.amount) > 0 && (
                <span className="block text-sm">
                  <Money value={line.oneTimeNet} per={t('portal.once')} />
                </span>
              )}
            </p>
            {inside.length > 0 && <p className="basis-full text-sm text-muted">{inside.join(', ')}</p>}
          </li>
        )
      })}
    </ul>
  )
}
