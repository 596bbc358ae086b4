import { useQuery } from '@tanstack/react-query'
import { Panel } from '@/components/ui/Panel'
import { Timeline, type TimelineEntry } from '@/components/ui/Timeline'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { TicketTeams } from '../api/ticketTeams'
import { flagIn, iconOf, isTold, levelIn, readable, teamIn, textOf } from '../history'
import type { CardTicket } from '../rules'

/** Every step with who and when, newest first; nothing in it is ever changed. */
export function History({ ticket }: { ticket: CardTicket }) {
  const t = useText()
  const { data } = useQuery({ ...read(TicketTeams, {}), staleTime: 300_000 })
  const entries: TimelineEntry[] = ticket.history
    .filter(isTold)
    .toReversed()
    .map((entry) => {
      const known = textOf(entry.kind)
      const level = levelIn(entry)
      const team = data?.teams.find(({ id }) => id === teamIn(entry))?.name
      const details = [
        level !== null && t('tickets.level', { level }),
        team,
        flagIn(entry, 'by_silence') && t('tickets.history.silence'),
        flagIn(entry, 'internal') && t('tickets.comment.internal'),
        entry.actor?.name ?? t('tickets.history.system'),
      ]
      return {
        id: entry.id,
        at: entry.at,
        icon: iconOf(entry.kind),
        title: known ? t(known) : readable(entry.kind),
        body: <span className="text-sm">{details.filter(Boolean).join(' · ')}</span>,
      }
    })
  return (
    <Panel title={t('tickets.history')}>
      <div className="px-4 pt-3 pb-2">
        <Timeline label={t('tickets.history')} entries={entries} />
      </div>
    </Panel>
  )
}
