import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { ErrorState } from '@/components/ui/ErrorState'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { OfferCard } from '../api/offer'
import { OfferAnswerPricing } from '../api/offerAnswerPricing'
import { inputOf } from '../draft'
import { type CardOffer, OFFER_LISTS, offerLines, refusalsOf } from '../useOfferDraft'
import { usePreview } from '../usePreview'
import { Failure } from './Builder'
import { BuilderTotals } from './BuilderTotals'
import { useShop } from './Catalogue'
import { LinesEditor } from './LinesEditor'
import { NotHere } from './NotHere'
import { useProducts } from './useProducts'

/** Pricing's own lines instead of the seller's: they become a revision of their own (OFF-04). */
export default function CounterOffer({ id }: { id: string }) {
  const t = useText()
  const query = useQuery(read(OfferCard, { id }))
  const offer = query.data?.offer
  const shop = useShop(offer?.customer?.branch?.code ?? '')
  if (query.isPending || shop.isLoading) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!offer) return <NotHere icon="offers" title={t('offers.card.gone')} />
  if (!offer.viewerCan.answerPricing.allowed)
    return (
      <NotHere
        icon="lock"
        offer={offer}
        title={offer.viewerCan.answerPricing.reason ?? t('offers.card.gone')}
      />
    )
  return <Counter offer={offer} />
}

function Counter({ offer }: { offer: CardOffer }) {
  const t = useText()
  const navigate = useNavigate()
  const branch = offer.customer?.branch?.code ?? ''
  const products = useProducts(branch, offer)
  const [lines, setLines] = useState(() => offerLines(offer))
  const [reason, setReason] = useState('')
  const [failed, setFailed] = useState<unknown>(null)
  const preview = usePreview(offer.customer?.id ?? '', lines)
  const answer = useWrite(OfferAnswerPricing, [...OFFER_LISTS, 'OfferClock', 'Inbox'])
  const refused = refusalsOf(failed, lines)
  const send = async () => {
    setFailed(null)
    try {
      const input = {
        answer: 'COUNTER' as const,
        version: offer.version,
        reason: reason.trim() || null,
        lines: inputOf(lines),
      }
      await answer.mutateAsync({ id: offer.id, input })
      toast({ text: t('offers.pricing.done.COUNTER') })
      void navigate({ to: `/offers/${offer.id}`, replace: true })
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <Page
      title={t('offers.counter.title', { number: offer.number })}
      back={<BackLink href={`/offers/${offer.id}`}>{t('offers.leave')}</BackLink>}
      layout="fill"
      tools={<p className="text-lg">{offer.customer?.name}</p>}
    >
      <div className="flex min-h-0 grow flex-col overflow-y-auto md:flex-row md:overflow-hidden">
        <div className="flex min-w-0 grow flex-col gap-3 px-4 pb-4 sm:px-6 md:min-h-0 md:overflow-y-auto">
          <Failure error={failed} general={refused.general ?? preview.general} />
          <LinesEditor
            branch={branch}
            segment={offer.customer?.segment?.code}
            products={products}
            lines={lines}
            priced={preview.lines}
            refusals={new Map([...refused.lines, ...preview.refusals])}
            onChange={setLines}
          />
          <TextField
            multiline
            label={t('offers.pricing.reason')}
            isRequired={false}
            value={reason}
            onChange={setReason}
          />
        </div>
        {lines.length > 0 && (
          <BuilderTotals
            totals={preview.totals}
            outcome={preview.outcome}
            pending={preview.pending}
            offline={preview.offline}
            denied={preview.denied}
            busy={answer.isPending}
            submit={t('offers.pricing.COUNTER')}
            onSubmit={() => void send()}
          />
        )}
      </div>
    </Page>
  )
}
