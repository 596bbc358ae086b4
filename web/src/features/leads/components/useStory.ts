import { useText } from '@/lib/i18n'
import { detailOf, readable, textOf } from '../history'

interface Happened {
  kind: string
  data: unknown
}

/** What happened, and the detail that matters of it. */
export function useStory() {
  const t = useText()
  return (entry: Happened): { title: string; detail: string | null } => {
    const detail = (name: string) => detailOf(entry, name)
    const known = textOf(entry.kind)
    const title = known ? t(known) : readable(entry.kind)
    const channel = detail('sales_channel') ?? detail('new')
    const result = detail('result')
    const lost = detail('lost_reason')
    const told: Record<string, string | null> = {
      LeadEntered: channel && t(`leads.sales.${channel as 'GBM'}`),
      LeadImported: channel && t(`leads.sales.${channel as 'GBM'}`),
      LeadReclassified:
        [
          channel && t(`leads.sales.${channel as 'GBM'}`),
          detail('reason') && t(`leads.handOverReason.${detail('reason') as 'ENTERED_WRONGLY'}`),
        ]
          .filter(Boolean)
          .join(' · ') || null,
      LeadEntryJoined: detail('joined_on') && t(`leads.key.${detail('joined_on') as 'PHONE'}`),
      LeadHandedOver: detail('reason') && t(`leads.handOverReason.${detail('reason') as 'ENTERED_WRONGLY'}`),
      LeadCallLogged: detail('outcome') && t(`leads.outcome.${detail('outcome') as 'REACHED'}`),
      LeadClosed: lost
        ? `${t('leads.result.LOST')}: ${t(`leads.lostReason.${lost as 'PRICE'}`)}`
        : result && t(`leads.result.${result as 'WON'}`),
    }
    return { title, detail: told[entry.kind] ?? null }
  }
}
