import { useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { MAIN_KEY, PressKey } from '@/components/ui/PressKey'
import { Status } from '@/components/ui/Status'
import { useSendAction } from '@/components/work/useSendAction'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { STATUS_TONE } from '../rules'
import type { CardContract } from './ContractCard'

const StepDialog = lateComponent(() => import('./StepDialog'))

export type ContractStep = 'generate' | 'send' | 'activate' | 'cancel'

/** Whose contract, where it stands, and the next step. */
export function ContractHead({ contract }: { contract: CardContract }) {
  const t = useText()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const [step, setStep] = useState<ContractStep | null>(null)
  const { viewerCan, customer, status } = contract
  const sending = useSendAction({ id: contract.id, number: contract.number, branch: customer?.branch })
  const action = (id: ContractStep, part: Partial<MenuAction>): MenuAction => ({
    id,
    label: t(`contracts.step.${id}`),
    disabledReason: viewerCan[id].reason,
    onAction: () => setStep(id),
    ...part,
  })
  const main = (
    { DRAFT: 'generate', GENERATED: 'send', SIGNED: 'activate' } as Partial<Record<string, ContractStep>>
  )[status]
  return (
    <CardHead
      back={{ href: `/contracts${view}`, label: t('contracts.card.back') }}
      title={
        customer ? (
          <AppLink
            href={`/customers/${customer.id}`}
            className="-my-2 inline-flex min-h-control min-w-control items-center hover:underline"
          >
            {customer.name}
          </AppLink>
        ) : (
          contract.number
        )
      }
      facts={
        <>
          <Status tone={STATUS_TONE[status]}>{t(`contracts.status.${status}`)}</Status>
          <span className="num">{contract.number}</span>
        </>
      }
      actions={
        <>
          {main && viewerCan[main].allowed && (
            <Button
              look="primary"
              icon={main === 'send' ? 'mail' : main === 'generate' ? 'file' : 'check'}
              onPress={() => setStep(main)}
            >
              {t(`contracts.step.${main}`)}
              <PressKey keys={MAIN_KEY} label={t(`contracts.step.${main}`)} />
            </Button>
          )}
          <Menu
            label={t('contracts.actions')}
            trigger={<IconButton icon="more" label={t('contracts.actions')} />}
            actions={[
              action('generate', { icon: 'file' }),
              action('send', { icon: 'mail' }),
              action('activate', { icon: 'check' }),
              action('cancel', { icon: 'close', danger: true }),
              ...sending.actions,
            ]}
          />
        </>
      }
    >
      <Suspense>
        {step && <StepDialog contract={contract} step={step} onClose={() => setStep(null)} />}
      </Suspense>
      {sending.dialog}
    </CardHead>
  )
}
