import { Suspense, useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import { IconButton } from '@/components/ui/IconButton'
import { Panel } from '@/components/ui/Panel'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { SEATS } from '../rules'
import type { CardCustomer } from './CustomerCard'

const AssignDialog = lateComponent(() => import('./AssignDialog'))

export type Seat = (typeof SEATS)[number]

/** Who of the operator looks after the customer, seat by seat. */
export function AccountTeam({ customer }: { customer: CardCustomer }) {
  const t = useText()
  const format = useFormat()
  const [assigning, setAssigning] = useState<Seat | null>(null)
  const may = customer.viewerCan.manage
  const holders = new Map(customer.accountTeam.map((seat) => [seat.kind as Seat, seat]))
  const shown = may ? SEATS : SEATS.filter((seat) => holders.has(seat))
  return (
    <Panel title={t('customers.team')}>
      {shown.length === 0 && <p className="px-4 py-3 text-muted">{t('customers.seat.nobody')}</p>}
      <ul>
        {shown.map((seat) => {
          const holder = holders.get(seat)
          return (
            <li
              key={seat}
              className="flex min-h-row items-center gap-3 border-b border-line py-1 pr-2 pl-4 last:border-0"
            >
              {holder?.user && <Avatar name={holder.user.name} />}
              <div className="min-w-0 grow">
                <p className="text-sm text-muted">{t(`customers.seat.${seat}`)}</p>
                <p
                  className={holder?.user ? 'truncate' : 'text-muted'}
                  title={holder && format.date(holder.since)}
                >
                  {holder?.user?.name ?? t('customers.seat.nobody')}
                </p>
              </div>
              {may && (
                <IconButton
                  icon="edit"
                  label={t('customers.seat.change', { seat: t(`customers.seat.${seat}`) })}
                  onPress={() => setAssigning(seat)}
                />
              )}
            </li>
          )
        })}
      </ul>
      <Suspense>
        {assigning && (
          <AssignDialog
            customerId={customer.id}
            seat={assigning}
            holder={holders.get(assigning)?.user ?? null}
            onClose={() => setAssigning(null)}
          />
        )}
      </Suspense>
    </Panel>
  )
}
