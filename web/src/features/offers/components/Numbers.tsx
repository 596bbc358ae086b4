import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { IconButton } from '@/components/ui/IconButton'
import { Panel } from '@/components/ui/Panel'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import type { OfferNumbersQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useOutbox } from '@/lib/outbox/outbox'
import { spaced } from '@/lib/phone'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { NumberFree } from '../api/numberFree'
import { OfferNumbers } from '../api/offerNumbers'
import { isOver } from '../rules'
import type { CardOffer } from '../useOfferDraft'

const NumberPicker = lateComponent(() => import('./NumberPicker'))

type Chosen = OfferNumbersQuery['phoneNumbers']['nodes'][number]

const PICKS = ['NumberReserve', 'NumberPort']

/** The telephone numbers of an offer: those that are held, those that still wait on this device, and the way to more. */
export function Numbers({ offer }: { offer: CardOffer }) {
  const t = useText()
  const [picking, setPicking] = useState(false)
  const query = useQuery({ ...read(OfferNumbers, { offer: offer.id }), enabled: can('number:read') })
  const unsent = useOutbox().filter(
    ({ operation, variables }) => PICKS.includes(operation) && variables.offerId === offer.id,
  )
  const chosen = query.data?.phoneNumbers.nodes ?? []
  const choose = can('number:write') && !isOver(offer)
  if (!can('number:read') || (chosen.length + unsent.length === 0 && !choose)) return null
  return (
    <Panel
      title={t('offers.numbers')}
      action={
        choose && (
          <Button look="quiet" icon="plus" onPress={() => setPicking(true)}>
            {t('offers.numbers.choose')}
          </Button>
        )
      }
    >
      {chosen.length + unsent.length > 0 ? (
        <ul className="divide-y divide-line pb-1">
          {chosen.map((number) => (
            <Held key={number.id} number={number} />
          ))}
          {unsent.map((item) => (
            <li key={item.key} className="flex min-h-row flex-wrap items-center gap-x-gap px-4 py-1">
              <span className="num min-w-44 grow font-medium">{spaced(String(item.variables.number))}</span>
              {item.state === 'parked' ? (
                <AppLink href="/sync" className="inline-flex min-h-control items-center">
                  <Status tone="late">{t('offers.numbers.refused')}</Status>
                </AppLink>
              ) : (
                <Status tone="info">{t('offers.numbers.waiting')}</Status>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="px-4 pb-3 text-sm text-muted">{t('offers.numbers.none')}</p>
      )}
      {picking && (
        <Suspense>
          <NumberPicker offer={offer} onClose={() => setPicking(false)} />
        </Suspense>
      )}
    </Panel>
  )
}

function Held({ number }: { number: Chosen }) {
  const t = useText()
  const free = useWrite(NumberFree, ['OfferNumbers', 'FreeNumbers'])
  const name = spaced(number.number)
  const running = number.state === 'RESERVED' && number.clock?.state === 'RUNNING' && number.clock
  return (
    <li className="flex min-h-row items-center gap-gap py-1 pr-2 pl-4">
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-gap">
        <span className="num grow font-medium whitespace-nowrap">{name}</span>
        {number.ported && <Status tone="idle">{t('offers.numbers.ported')}</Status>}
        {number.grade !== 'STANDARD' && (
          <Status tone="idle">{t(`offers.numbers.grade.${number.grade}`)}</Status>
        )}
        {running ? (
          <Clock {...running} label={t('offers.numbers.until')} />
        ) : (
          <Status tone={number.state === 'ASSIGNED' ? 'good' : 'info'}>
            {t(number.state === 'ASSIGNED' ? 'offers.numbers.inService' : 'offers.numbers.kept')}
          </Status>
        )}
      </div>
      {number.viewerCan.free.allowed && (
        <IconButton
          icon="close"
          label={t('offers.numbers.free', { number: name })}
          isDisabled={free.isPending}
          onPress={() =>
            free.mutate(
              { id: number.id },
              {
                onSuccess: () => toast({ text: t('offers.numbers.freed', { number: name }) }),
                onError: (error) =>
                  toast({
                    text: error instanceof Refused ? error.message : t('ui.error.help'),
                    tone: 'late',
                  }),
              },
            )
          }
        />
      )}
    </li>
  )
}
