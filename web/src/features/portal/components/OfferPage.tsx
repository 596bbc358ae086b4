import { useQuery } from '@tanstack/react-query'
import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { Banner } from '@/components/ui/Banner'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { FileLink } from '@/components/ui/FileLink'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { PriceSum } from '@/components/ui/PriceSum'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { Steps } from '@/components/ui/Steps'
import type { PortalOfferQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { PortalOfferChanged } from '../api/offerChanged'
import { PortalOffer } from '../api/portalOffer'
import { afterAccepting, OFFER_TONES } from '../rules'
import { AnswerOffer } from './AnswerOffer'
import { Beside } from './Beside'
import { Lines } from './Lines'
import { Service } from './Service'
import { sumWords } from './words'

/** The offer on the customer's phone: lines, totals, paper, yes or no (OFF-10). */
export function OfferPage({ id }: { id: string }) {
  const t = useText()
  const query = useQuery({ ...read(PortalOffer, { id }), refetchInterval: useFallback() })
  useChanges(PortalOfferChanged, { id }, ['PortalOffer'])
  const offer = query.data?.offer
  return (
    <Page
      back={<BackLink href="/portal/offers">{t('portal.offers.title')}</BackLink>}
      title={offer ? t('portal.offer.title', { number: offer.number }) : t('portal.offers.title')}
    >
      <div className="flex max-w-6xl flex-col gap-4">
        <OfflineNote asOf={query.dataUpdatedAt} />
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && !offer && <EmptyState icon="offers" title={t('portal.offer.gone')} />}
        {offer && (
          <Body
            offer={offer}
            contract={query.data?.contracts.nodes[0]}
            branch={query.data?.customers.nodes[0]?.branch}
          />
        )}
      </div>
    </Page>
  )
}

type Offer = NonNullable<PortalOfferQuery['offer']>

function Body({
  offer,
  contract,
  branch,
}: {
  offer: Offer
  branch: PortalOfferQuery['customers']['nodes'][number]['branch'] | undefined
  contract: PortalOfferQuery['contracts']['nodes'][number] | undefined
}) {
  const t = useText()
  const format = useFormat()
  const { revision } = offer
  const paper = offer.documents.find(({ kind }) => kind === 'GENERATED') ?? offer.documents[0]
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Status tone={OFFER_TONES[offer.status]}>{t(`portal.offer.status.${offer.status}`)}</Status>
        {offer.validUntil && offer.status === 'SENT' && (
          <span className="inline-block font-medium first-letter:uppercase">
            {t('portal.offer.until', { day: format.date(offer.validUntil) })}
          </span>
        )}
        {paper && <FileLink file={paper}>{t('portal.offer.pdf')}</FileLink>}
      </div>
      {offer.status === 'ACCEPTED' && <Next contract={contract} />}
      {offer.status === 'REFUSED' && <Banner tone="idle" title={t('portal.offer.refused')} />}
      {offer.status === 'EXPIRED' && <Banner tone="warn" title={t('portal.offer.expired')} />}
      <Beside
        aside={
          <>
            {revision && (
              <>
                <section aria-label={t('portal.sum')} className="card p-4">
                  <PriceSum
                    label={t('portal.sum')}
                    monthly={{ net: revision.monthlyNet, vat: revision.monthlyVat }}
                    oneTime={{ net: revision.oneTimeNet, vat: revision.oneTimeVat }}
                    words={sumWords(t)}
                    settled
                  />
                </section>
                <AnswerOffer offer={offer} revision={offer.sentRevisionNumber ?? revision.number} />
              </>
            )}
            {branch && <Service branch={branch} />}
          </>
        }
      >
        {revision && <Lines lines={revision.lines} />}
      </Beside>
    </>
  )
}

/** What happens after the yes. */
function Next({ contract }: { contract: PortalOfferQuery['contracts']['nodes'][number] | undefined }) {
  const t = useText()
  return (
    <section aria-labelledby="next" className="card flex flex-col gap-4 border-good p-4">
      <div>
        <h2 id="next" className="text-lg">
          {t('portal.offer.thanks')}
        </h2>
        <p className="text-muted">{t('portal.offer.next')}</p>
      </div>
      <Steps
        label={t('portal.offer.thanks')}
        steps={afterAccepting(contract?.status).map(({ id, state }) => ({
          id,
          state,
          label: t(`portal.after.${id}`),
        }))}
      />
      {contract && (
        <AppLink href={`/portal/contracts/${contract.id}`} className={`${buttonClass()} self-start`}>
          {t('portal.contract.title', { number: contract.number })}
        </AppLink>
      )}
    </section>
  )
}
