import { Money } from '@/components/ui/Money'
import { Panel } from '@/components/ui/Panel'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { type CardOrder, costs, partsOf } from '../rules'

/** What was ordered, with its configuration and the prices that billing will use. */
export function Lines({ order }: { order: CardOrder }) {
  const t = useText()
  const format = useFormat()
  const { language } = usePreferences()
  return (
    <Panel title={t('orders.lines')}>
      <ul className="flex flex-col divide-y divide-line">
        {order.lines.map((line) => {
          const terms = [
            line.months > 0 ? t('orders.months', { count: line.months }) : t('orders.openEnded'),
            Number(line.discountPercent) > 0 &&
              t('orders.discount', { percent: format.percent(Number(line.discountPercent) / 100, 2) }),
          ]
          const parts = partsOf(line.components, language)
          return (
            <li key={line.id} className="flex gap-3 px-4 py-3">
              <div className="min-w-0 grow">
                <p className="font-medium break-words">
                  {line.quantity > 1 && <span className="num">{format.number(line.quantity)} × </span>}
                  {line.name}
                </p>
                <p className="text-sm text-muted">{terms.filter(Boolean).join(' · ')}</p>
                {parts.length > 0 && (
                  <ul className="mt-1 flex flex-wrap gap-1">
                    {parts.map(({ name, quantity }) => (
                      <li key={name} className="rounded-full bg-idle-soft px-2 py-0.5 text-xs text-idle">
                        {quantity > 1 ? `${format.number(quantity)} × ${name}` : name}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
              <div className="flex shrink-0 flex-col items-end">
                {(costs(line.monthlyNet) || !costs(line.oneTimeNet)) && (
                  <Money value={line.monthlyNet} per={t('orders.month')} />
                )}
                {costs(line.oneTimeNet) && (
                  <span className="text-sm text-muted">
                    <Money value={line.oneTimeNet} per={t('orders.onceShort')} />
                  </span>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line px-4 py-3">
        {(costs(order.monthlyNet) || !costs(order.oneTimeNet)) && (
          <>
            <dt className="font-semibold">{t('orders.total.monthly')}</dt>
            <dd className="text-right font-semibold">
              <Money value={order.monthlyNet} />
            </dd>
            <dt className="text-sm text-muted">{t('orders.total.vat')}</dt>
            <dd className="text-right text-sm text-muted">
              <Money value={order.monthlyVat} />
            </dd>
          </>
        )}
        {costs(order.oneTimeNet) && (
          <>
            <dt className="font-semibold">{t('orders.total.once')}</dt>
            <dd className="text-right font-semibold">
              <Money value={order.oneTimeNet} />
            </dd>
            <dt className="text-sm text-muted">{t('orders.total.vat')}</dt>
            <dd className="text-right text-sm text-muted">
              <Money value={order.oneTimeVat} />
            </dd>
          </>
        )}
      </dl>
      {order.note && <p className="border-t border-line px-4 py-3 whitespace-pre-line">{order.note}</p>}
    </Panel>
  )
}
