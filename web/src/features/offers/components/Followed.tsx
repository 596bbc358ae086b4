import { useQuery } from '@tanstack/react-query'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { Panel } from '@/components/ui/Panel'
import { Timeline, type TimelineEntry } from '@/components/ui/Timeline'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { OfferContracts } from '../api/offerContracts'
import type { CardOffer } from '../useOfferDraft'

/** What followed: the rounds with pricing, the PDFs that went out, the answers, the end, the contract. */
export function Followed({ offer }: { offer: CardOffer }) {
  const t = useText()
  const { id, resolution } = offer
  const contracts = useQuery({
    ...read(OfferContracts, { id }),
    enabled: offer.status === 'ACCEPTED' && can('contract:read'),
    // It is written in the background, moments after the customer's yes.
    refetchInterval: ({ state }) =>
      state.data?.contracts.nodes.length === 0 && state.dataUpdateCount < 30 && 2_000,
  })
  const entries: TimelineEntry[] = [
    ...offer.pricingRounds.flatMap((round): TimelineEntry[] => [
      {
        id: round.id,
        at: round.createdAt,
        icon: 'offers',
        title: t('offers.pricing.asked', {
          name: round.askedBy?.name ?? '',
          revision: round.revision?.number ?? '–',
        }),
        body: round.note,
      },
      ...(round.answer && round.answeredAt
        ? [
            {
              id: `${round.id}-answer`,
              at: round.answeredAt,
              icon: 'check' as const,
              title: t(`offers.pricing.answered.${round.answer}`, { name: round.answeredBy?.name ?? '' }),
              body: round.reason,
            },
          ]
        : []),
    ]),
    ...offer.sendings.map(
      (sending): TimelineEntry => ({
        id: sending.id,
        at: sending.createdAt,
        icon: 'mail',
        title: t('offers.sending', {
          name: sending.contact?.name ?? '',
          revision: sending.revision?.number ?? '–',
        }),
        body: sending.document ? <Pdf file={sending.document} /> : t('offers.sending.underWay'),
      }),
    ),
    ...offer.answers.map(
      (answer): TimelineEntry => ({
        id: answer.id,
        at: answer.createdAt,
        icon: answer.verdict === 'ACCEPTED' ? 'check' : 'close',
        title: t(`offers.verdict.${answer.verdict}`, {
          revision: answer.revision?.number ?? '–',
          how: t(`offers.how.${answer.how}`),
        }),
        body: [answer.ground && t(`offers.ground.${answer.ground}`), answer.reason]
          .filter(Boolean)
          .join(': '),
      }),
    ),
    ...(resolution
      ? [
          {
            id: resolution.id,
            at: resolution.createdAt,
            icon: 'note' as const,
            title: t(`offers.resolution.${resolution.resolution}`),
            body: (
              <>
                {[resolution.competitor, resolution.reason].filter(Boolean).join(': ')}
                {resolution.competitorDocument && <Pdf file={resolution.competitorDocument} />}
              </>
            ),
          },
        ]
      : []),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <>
      {contracts.data?.contracts.nodes.map((contract) => (
        <AppLink
          key={contract.id}
          href={`/contracts/${contract.id}`}
          className={buttonClass('secondary', true)}
        >
          <Icon name="file" />
          {t('offers.contract', { number: contract.number })}
        </AppLink>
      ))}
      {entries.length > 0 && (
        <Panel title={t('offers.history')}>
          <div className="px-4 pt-3">
            <Timeline label={t('offers.history')} entries={entries} />
          </div>
        </Panel>
      )}
    </>
  )
}

interface File {
  name: string
  viewUrl: string | null
  downloadUrl: string
}

/** A file in one tap: shown in a tab of its own, or saved. */
function Pdf({ file }: { file: File }) {
  const t = useText()
  return (
    <span className="flex flex-wrap gap-gap">
      {file.viewUrl && (
        <a href={file.viewUrl} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
          <Icon name="eye" />
          {t('offers.pdf.view')}
        </a>
      )}
      <a href={file.downloadUrl} download={file.name} className={buttonClass('quiet')}>
        <Icon name="download" />
        {t('offers.pdf.download')}
      </a>
    </span>
  )
}
