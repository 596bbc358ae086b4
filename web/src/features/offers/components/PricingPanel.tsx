import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { Panel } from '@/components/ui/Panel'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { OfferClock } from '../api/offerClock'
import { factsOf } from '../rules'
import type { CardOffer } from '../useOfferDraft'

const PricingDialog = lateComponent(() => import('./PricingDialog'))

/** The open question to pricing: the facts of the account, the clock, and the three answers (OFF-04). */
export function PricingPanel({ offer }: { offer: CardOffer }) {
  const t = useText()
  const navigate = useNavigate()
  const [answering, setAnswering] = useState<'APPROVE' | 'REFUSE' | null>(null)
  const round = offer.pricingRounds.find((one) => one.answer === null)
  const clock = useQuery({ ...read(OfferClock, { number: offer.number }), enabled: round !== undefined })
  if (!round) return null
  const open = clock.data?.inbox.nodes.find((one) => one.number === offer.number)
  const may = offer.viewerCan.answerPricing.allowed
  return (
    <Panel
      title={t('offers.pricing.title', { team: t(`offers.team.${round.team}`) })}
      action={
        open?.dueAt && (
          <Clock
            state="RUNNING"
            startedAt={open.createdAt}
            dueAt={open.dueAt}
            label={t('offers.pricing.clock')}
          />
        )
      }
    >
      <div className="flex flex-col gap-3 px-4 py-3">
        <p className="text-sm text-muted">
          {t('offers.pricing.asked', {
            name: round.askedBy?.name ?? '',
            revision: round.revision?.number ?? offer.revisionNumber,
          })}
        </p>
        {round.note && <p className="rounded-control bg-sunken px-3 py-2">{round.note}</p>}
        <AccountFacts facts={round.facts} />
        {may && (
          <div className="flex flex-wrap justify-end gap-gap">
            <Button look="danger" onPress={() => setAnswering('REFUSE')}>
              {t('offers.pricing.REFUSE')}
            </Button>
            <Button icon="edit" onPress={() => void navigate({ to: `/offers/${offer.id}/counter` })}>
              {t('offers.pricing.counter')}
            </Button>
            <Button look="primary" icon="check" onPress={() => setAnswering('APPROVE')}>
              {t('offers.pricing.APPROVE')}
              <PressKey keys={MAIN_KEY} label={t('offers.pricing.APPROVE')} />
            </Button>
          </div>
        )}
      </div>
      <Suspense>
        {answering && <PricingDialog offer={offer} answer={answering} onClose={() => setAnswering(null)} />}
      </Suspense>
    </Panel>
  )
}

const KINDS = ['VOICE', 'DATA', 'HOSTING'] as const

/** What the account is worth today, what it uses, and what is offered now. */
function AccountFacts({ facts: json }: { facts: unknown }) {
  const t = useText()
  const format = useFormat()
  const facts = factsOf(json)
  const money = (amount: string | null) =>
    amount === null ? '–' : format.money({ amount, currency: facts.currency })
  const services = facts.inService.map(([kind, count]) => {
    const known = KINDS.find((one) => one === kind)
    return `${format.number(count)} × ${known ? t(`offers.service.${known}`) : kind}`
  })
  const rows: [string, string][] = [
    [t('offers.facts.value'), money(facts.monthlyValue)],
    [t('offers.facts.offered'), money(facts.offeredMonthly)],
    [t('offers.facts.contract'), money(facts.offeredContract)],
    [t('offers.facts.services'), services.join(', ') || t('offers.facts.none')],
    [
      t('offers.facts.tariffs'),
      facts.tariffs.map(([name, count]) => `${format.number(count)} × ${name}`).join(', ') || '–',
    ],
  ]
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="num font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
