import { Icon } from '@/components/ui/Icon'
import { Panel } from '@/components/ui/Panel'
import type { LeadCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { askedRules } from '../rules'
import type { CardLead } from './LeadCard'
import { useCondition } from './useCondition'

/** Which rule matched and why (LEA-03): what was asked, what stood in the lead, what came of it. */
export function Why({ lead, segments }: { lead: CardLead; segments: LeadCardQuery['segments'] }) {
  const t = useText()
  const { language } = usePreferences()
  const words = useCondition()
  const [run] = lead.qualifications
  if (!run) return null
  const { segment } = run
  const names = segments.find(({ code }) => code === segment)?.names
  const asked = askedRules(run.explanation)
  const matched = asked.find((one) => one.matched)
  const passed = asked.filter((one) => !one.matched)
  const turned = asked.find((one) => one.instead_of)
  return (
    <Panel title={t('leads.why')}>
      <div className="flex flex-col gap-3 px-4 py-3">
        <p>
          <span className="font-semibold">{t(`leads.sales.${run.salesChannel}`)}</span>
          <span className="text-muted">
            {' · '}
            {[t(`leads.priority.${run.priority}`), segment && named(names, language, segment)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
        {run.rule ? (
          <p className="text-muted">
            {run.edition
              ? t('leads.why.rule', { rule: run.rule, edition: run.edition })
              : t('leads.why.ruleOnly', { rule: run.rule })}
          </p>
        ) : (
          <p className="text-muted">{t(turned ? 'leads.why.byHand' : 'leads.why.straight')}</p>
        )}
        {run.rule && matched && (
          <ul className="flex flex-col gap-1">
            {(matched.conditions ?? []).map((one) => (
              <li key={`${one.field}${one.operator}`} className="flex items-start gap-2">
                <Icon name="check" size={18} className="mt-0.5 shrink-0 text-good" />
                <span>{words(one)}</span>
              </li>
            ))}
            {!matched.conditions?.length && <li className="text-muted">{t('leads.why.last')}</li>}
          </ul>
        )}
        {run.rule && turned && (
          <p className="text-muted">
            {t('leads.why.store', { channel: t(`leads.sales.${run.salesChannel}`) })}
          </p>
        )}
        {passed.length > 0 && (
          <details>
            <summary className="flex min-h-control cursor-default items-center text-accent">
              {t('leads.why.passed', { count: passed.length })}
            </summary>
            <ul className="flex flex-col gap-2 pb-1">
              {passed.map((rule) => (
                <li key={rule.rule}>
                  <span className="font-medium">{rule.rule}</span>
                  {(rule.conditions ?? [])
                    .filter(({ met }) => !met)
                    .map((one) => (
                      <span
                        key={`${one.field}${one.operator}`}
                        className="flex items-start gap-2 text-sm text-muted"
                      >
                        <Icon name="close" size={16} className="mt-0.5 shrink-0" />
                        {words(one)}
                      </span>
                    ))}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}
