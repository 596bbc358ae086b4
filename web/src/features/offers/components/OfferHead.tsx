import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { Status } from '@/components/ui/Status'
import { useSendAction } from '@/components/work/useSendAction'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { reachable } from '../people'
import { STATUS_TONE } from '../rules'
import type { CardOffer } from '../useOfferDraft'
import { Until } from './OfferRow'
import { shownOffer } from './shown'

const SendDialog = lateComponent(() => import('./SendDialog'))
const AnswerDialog = lateComponent(() => import('./AnswerDialog'))
const WithdrawDialog = lateComponent(() => import('./WithdrawDialog'))
const ResolveDialog = lateComponent(() => import('./ResolveDialog'))
const ShowMode = lateComponent(() => import('./ShowMode'))

type Opened = 'send' | 'accept' | 'refuse' | 'withdraw' | 'resolve' | 'show' | null

/** For whom, where it stands, and what can be done with it now; the likeliest step is the one button. */
export function OfferHead({ offer }: { offer: CardOffer }) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { send, ...rest } = useSearch({ strict: false }) as { send?: boolean }
  const { viewerCan, customer, status } = offer
  const [chosen, setOpened] = useState<Opened>(null)
  const sends = send && viewerCan.send.allowed && reachable(customer?.contacts ?? []).length > 0
  const opened = chosen ?? (sends ? 'send' : null)
  const close = () => {
    setOpened(null)
    if (send) void navigate({ to: '.', search: rest as never, replace: true })
  }
  const segment = customer?.segment
  const edit = () => void navigate({ to: `/offers/${offer.id}/edit` })
  const sending = useSendAction({ id: offer.id, number: offer.number, branch: offer.customer?.branch })
  const actions: MenuAction[] = [
    { id: 'show', label: t('offers.show'), icon: 'eye', onAction: () => setOpened('show') },
    {
      id: 'edit',
      label: t('offers.edit'),
      icon: 'edit',
      disabledReason: viewerCan.edit.reason,
      onAction: edit,
    },
    {
      id: 'send',
      label: t(status === 'SENT' ? 'offers.send.again' : 'offers.send'),
      icon: 'mail',
      disabledReason: viewerCan.send.reason,
      onAction: () => setOpened('send'),
    },
    {
      id: 'accept',
      label: t('offers.accept'),
      icon: 'check',
      disabledReason: viewerCan.accept.reason,
      onAction: () => setOpened('accept'),
    },
    {
      id: 'refuse',
      label: t('offers.refuse'),
      icon: 'close',
      disabledReason: viewerCan.refuse.reason,
      onAction: () => setOpened('refuse'),
    },
    {
      id: 'resolve',
      label: t('offers.resolve'),
      icon: 'note',
      disabledReason: viewerCan.resolve.reason,
      onAction: () => setOpened('resolve'),
    },
    {
      id: 'withdraw',
      label: t('offers.withdraw'),
      icon: 'undo',
      danger: true,
      disabledReason: viewerCan.withdraw.reason,
      onAction: () => setOpened('withdraw'),
    },
    ...sending.actions,
  ]
  return (
    <CardHead
      back={{ href: `/offers${view}`, label: t('offers.card.back') }}
      title={
        customer ? (
          <AppLink
            href={`/customers/${customer.id}`}
            className="-my-2 inline-flex min-h-control min-w-control items-center hover:underline"
          >
            {customer.name}
          </AppLink>
        ) : (
          offer.number
        )
      }
      facts={
        <>
          <Status tone={STATUS_TONE[status]}>{t(`offers.status.${status}`)}</Status>
          {offer.tender && <Badge>{t('offers.tender')}</Badge>}
          {status === 'SENT' && offer.validUntil && <Until day={offer.validUntil} />}
          {segment && <span>{named(segment.names, language, segment.code)}</span>}
          <span className="num">{offer.number}</span>
          <span>{offer.owner?.name}</span>
        </>
      }
      actions={
        <>
          <MainStep offer={offer} onEdit={edit} onOpen={setOpened} />
          <Menu
            label={t('offers.actions')}
            trigger={<IconButton icon="more" label={t('offers.actions')} />}
            actions={actions}
          />
        </>
      }
    >
      <Suspense>
        {opened === 'send' && <SendDialog offer={offer} onClose={close} />}
        {(opened === 'accept' || opened === 'refuse') && (
          <AnswerDialog offer={offer} verdict={opened} onClose={close} />
        )}
        {opened === 'withdraw' && <WithdrawDialog offer={offer} onClose={close} />}
        {opened === 'resolve' && <ResolveDialog offer={offer} onClose={close} />}
        {opened === 'show' && (
          <ShowMode
            offer={shownOffer(offer, language)}
            onClose={close}
            onAccept={viewerCan.accept.allowed ? () => setOpened('accept') : undefined}
          />
        )}
      </Suspense>
      {sending.dialog}
    </CardHead>
  )
}

interface MainStepProps {
  offer: CardOffer
  onEdit: () => void
  onOpen: (what: Opened) => void
}

function MainStep({ offer, onEdit, onOpen }: MainStepProps) {
  const t = useText()
  const { viewerCan, status } = offer
  if (status === 'DRAFT' && viewerCan.edit.allowed)
    return (
      <Button look="primary" icon="edit" onPress={onEdit}>
        {t('offers.continue')}
        <PressKey keys={MAIN_KEY} label={t('offers.continue')} />
      </Button>
    )
  if (status === 'APPROVED' && viewerCan.send.allowed)
    return (
      <Button look="primary" icon="mail" onPress={() => onOpen('send')}>
        {t('offers.send')}
        <PressKey keys={MAIN_KEY} label={t('offers.send')} />
      </Button>
    )
  if (status === 'SENT' && viewerCan.accept.allowed)
    return (
      <Button look="primary" icon="check" onPress={() => onOpen('accept')}>
        {t('offers.accept')}
        <PressKey keys={MAIN_KEY} label={t('offers.accept')} />
      </Button>
    )
  if (viewerCan.resolve.allowed)
    return (
      <Button look="primary" icon="note" onPress={() => onOpen('resolve')}>
        {t('offers.resolve')}
        <PressKey keys={MAIN_KEY} label={t('offers.resolve')} />
      </Button>
    )
  return null
}
