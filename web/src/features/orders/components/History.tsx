import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Panel } from '@/components/ui/Panel'
import { Timeline, type TimelineEntry } from '@/components/ui/Timeline'
import type { OrderStatus } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { acceptedIn, detailOf, iconOf, isTold, readable, textOf } from '../history'
import type { CardOrder } from '../rules'

const FEW = 12

/** Everything that happened, newest first; nothing in it is ever changed. */
export function History({ order }: { order: CardOrder }) {
  const t = useText()
  const [all, setAll] = useState(false)
  const names = new Map(
    order.processes.flatMap((process) => [
      [process.key, process.name] as const,
      ...process.activities.map((one) => [`${process.key}/${one.key}`, one.name] as const),
    ]),
  )
  const aboutOf = (entry: CardOrder['history'][number]): string | null => {
    const process = detailOf(entry, 'process')
    const activity = detailOf(entry, 'activity')
    const stage = detailOf(entry, 'stage')
    const now = detailOf(entry, 'now')
    const accepted = acceptedIn(entry)
    if (process && activity) return names.get(`${process}/${activity}`) ?? activity
    if (process) return names.get(process) ?? process
    if (stage) return [...names].find(([key]) => key.endsWith(`/${stage}`))?.[1] ?? stage
    if (now) return t(`orders.status.${now as OrderStatus}`)
    if (accepted !== null) return t(accepted ? 'orders.answer.accepted' : 'orders.answer.refused')
    return null
  }
  const told = order.history.filter(isTold).toReversed()
  const entries: TimelineEntry[] = (all ? told : told.slice(0, FEW)).map((entry) => {
    const known = textOf(entry.kind)
    const about = aboutOf(entry)
    return {
      id: entry.id,
      at: entry.at,
      icon: iconOf(entry.kind),
      title: known ? t(known) : readable(entry.kind),
      body: (
        <span className="text-sm">
          {[about, entry.actor?.name ?? t('orders.history.system')].filter(Boolean).join(' · ')}
        </span>
      ),
    }
  })
  return (
    <Panel title={t('orders.history')}>
      <div className="px-4 pt-3 pb-2">
        <Timeline label={t('orders.history')} entries={entries} />
        {!all && told.length > FEW && (
          <Button wide onPress={() => setAll(true)}>
            {t('orders.history.all', { count: told.length })}
          </Button>
        )}
      </div>
    </Panel>
  )
}
