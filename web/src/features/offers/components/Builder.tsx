import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { IconButton } from '@/components/ui/IconButton'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { toast } from '@/components/ui/Toast'
import type { OfferCustomerQuery, PricingTeam } from '@/gql/graphql'
import { NetworkError, Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { lateComponent } from '@/lib/later'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { OfferSubmit } from '../api/offerSubmit'
import { dropDraft } from '../stored'
import { type CardOffer, OFFER_LISTS, refusalsOf, useOfferDraft } from '../useOfferDraft'
import { usePreview } from '../usePreview'
import { BuilderTotals } from './BuilderTotals'
import { LinesEditor } from './LinesEditor'
import { shownDraft } from './shown'
import { useProducts } from './useProducts'

const ShowMode = lateComponent(() => import('./ShowMode'))
const SubmitDialog = lateComponent(() => import('./SubmitDialog'))
const DraftConflict = lateComponent(() => import('./DraftConflict'))

export type BuilderCustomer = NonNullable<OfferCustomerQuery['customer']>

export interface BuilderProps {
  customer: Pick<BuilderCustomer, 'id' | 'name' | 'segment' | 'branch'>
  /** Null for a new one. */
  offer: CardOffer | null
  /** Under which this device keeps what is typed. */
  name: string
  leadId?: string | undefined
  /** The customer is on this device only. */
  unsent?: boolean
}

/** Lines left, total right: an offer while it is made (OFF-02, OFF-03). */
export function Builder({ customer, offer, name, leadId, unsent }: BuilderProps) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const branch = customer.branch?.code ?? ''
  const segment = customer.segment?.code
  const products = useProducts(branch, offer)
  const edit = useOfferDraft({
    name,
    offer,
    customerId: customer.id,
    label: t('offers.label.save', { name: customer.name }),
    leadId,
  })
  const { draft } = edit
  const preview = usePreview(customer.id, draft.lines, {
    products: products.byId,
    segment,
    currency: customer.branch?.currency ?? '',
    unsent: unsent ?? false,
  })
  const [opened, setOpened] = useState<'show' | 'ask' | null>(null)
  const [deciding, setDeciding] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState<'save' | 'submit' | null>(null)
  const refused = refusalsOf(failed, draft.lines)
  const empty = draft.lines.length === 0
  const outside = preview.outcome === 'OUTSIDE'

  /** Runs a write; what is refused is said at its line, and everything typed stays. */
  const attempt = async (what: 'save' | 'submit', work: () => Promise<void>): Promise<void> => {
    setBusy(what)
    setFailed(null)
    try {
      await work()
    } catch (error) {
      setFailed(error)
    }
    setOpened(null)
    setBusy(null)
  }

  /** The saved offer, or null while two people's changes wait for a decision. */
  const saved = async () => {
    const made = await edit.save()
    if (!made) setDeciding(true)
    return made
  }

  const save = () =>
    attempt('save', async () => {
      const made = await saved()
      if (!made) return
      if (made.kept) return toast({ text: t('ui.kept.toast'), tone: 'info' })
      toast({ text: t('offers.saved') })
      if (!offer) void navigate({ to: `/offers/${made.id}/edit`, replace: true })
    })

  const send = (ask: PricingTeam | null, note: string) =>
    attempt('submit', async () => {
      const made = await saved()
      if (!made) return
      const input = { version: made.version, ask, note: note || null }
      const answer = await sendOrKeep(OfferSubmit, {
        variables: { id: made.id, input },
        label: t('offers.label.submit', { name: customer.name }),
        subject: made.id,
        follows: 'input.version',
        href: `/offers/${made.id}`,
        refetch: OFFER_LISTS,
      })
      if (!answer) {
        dropDraft(name)
        toast({ text: t('ui.kept.toast'), tone: 'info' })
        void navigate({ to: '/offers' })
        return
      }
      const priced = answer.offer?.status === 'PRICING'
      toast({ text: t(priced ? 'offers.submitted.pricing' : 'offers.submitted.ready') })
      // What can go out usually does: the question to whom stands open.
      const search = priced ? {} : { send: true }
      void navigate({ to: `/offers/${made.id}`, search: search as never, replace: true })
    })

  const toMaximum = () => {
    const before = draft.lines
    const lines = before.map((line) => {
      const limit = products.byId.get(line.offeringId)?.limits.find((one) => one.segment === segment)
      return limit ? { ...line, discount: Number(limit.maximumDiscount) } : line
    })
    edit.change({ lines })
    toast({ text: t('offers.maximum.done'), undo: () => edit.change({ lines: before }) })
  }

  return (
    <Page
      title={offer ? t('offers.edit.title', { number: offer.number }) : t('offers.new.title')}
      back={<BackLink href={offer ? `/offers/${offer.id}` : '/offers'}>{t('offers.leave')}</BackLink>}
      layout="fill"
      actions={
        <>
          <span className="max-sm:hidden">
            <Button icon="eye" isDisabled={empty} onPress={() => setOpened('show')}>
              {t('offers.show')}
            </Button>
          </span>
          <span className="sm:hidden">
            <IconButton
              icon="eye"
              label={t('offers.show')}
              isDisabled={empty}
              onPress={() => setOpened('show')}
            />
          </span>
          <Button
            icon="check"
            isDisabled={empty || (offer !== null && !edit.dirty)}
            isPending={busy === 'save'}
            onPress={() => void save()}
          >
            {t('offers.save')}
          </Button>
        </>
      }
      tools={
        <div className="flex flex-wrap items-center gap-x-4">
          <p className="min-w-0 grow text-lg">
            {customer.name}
            {customer.segment && (
              <span className="text-base text-muted">
                {' · '}
                {named(customer.segment.names, language, customer.segment.code)}
              </span>
            )}
          </p>
          {!offer && (
            <Checkbox value={draft.tender} onChange={(tender) => edit.change({ tender })}>
              {t('offers.tender.check')}
            </Checkbox>
          )}
        </div>
      }
    >
      <OfflineNote asOf={products.asOf} />
      <div className="flex min-h-0 grow flex-col overflow-y-auto md:flex-row md:overflow-hidden">
        <div className="flex min-w-0 grow flex-col gap-3 px-4 pb-4 sm:px-6 md:min-h-0 md:overflow-y-auto">
          <Failure error={failed} general={refused.general ?? preview.general} />
          {edit.joined && <Banner tone="info" title={t('offers.joined')} />}
          {edit.conflicts.length > 0 && !deciding && (
            <Banner
              tone="warn"
              title={t('offers.conflict.title')}
              action={<Button onPress={() => setDeciding(true)}>{t('offers.conflict.decide')}</Button>}
            />
          )}
          <LinesEditor
            branch={branch}
            segment={segment}
            products={products}
            lines={draft.lines}
            priced={preview.lines}
            refusals={new Map([...refused.lines, ...preview.refusals])}
            onChange={edit.changeLines}
          />
        </div>
        {!empty && (
          <BuilderTotals
            totals={preview.totals}
            outcome={preview.outcome}
            pending={preview.pending}
            offline={preview.offline}
            here={preview.here}
            busy={busy === 'submit'}
            onSubmit={() => (outside ? setOpened('ask') : void send(null, ''))}
            onAsk={() => setOpened('ask')}
            onMaximum={toMaximum}
          />
        )}
      </div>
      <Suspense>
        {opened === 'show' && (
          <ShowMode
            offer={shownDraft(customer.name, draft.lines, preview, products, language)}
            onClose={() => setOpened(null)}
          />
        )}
        {opened === 'ask' && (
          <SubmitDialog
            outside={outside}
            offer={offer?.id ?? draft.reference}
            onSubmit={send}
            onClose={() => setOpened(null)}
          />
        )}
        {deciding && edit.conflicts.length > 0 && (
          <DraftConflict
            conflicts={edit.conflicts}
            nameOf={products.nameOf}
            onClose={() => setDeciding(false)}
            onDecide={(choice) => {
              edit.decide(choice)
              setDeciding(false)
              void save()
            }}
          />
        )}
      </Suspense>
    </Page>
  )
}

/** Why a write did not go through, and that everything typed is kept. */
export function Failure({ error, general }: { error: unknown; general: string | null }) {
  const t = useText()
  if (general) return <Banner tone="late" title={general} />
  if (!error || error instanceof Refused) return null
  return error instanceof NetworkError ? (
    <Banner tone="warn" title={t('offers.noLine')}>
      {t('offers.noLineHelp')}
    </Banner>
  ) : (
    <Banner tone="late" title={t('ui.error.title')}>
      {t('ui.error.help')}
    </Banner>
  )
}
