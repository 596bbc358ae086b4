import { Button } from '@/components/ui/Button'
import { Panel } from '@/components/ui/Panel'
import { Status, type Tone } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import type { OriginalStatus } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { ContractMoveOriginal } from '../api/contractMoveOriginal'
import { NEXT_ORIGINAL } from '../rules'
import { type CardContract, CONTRACT_LISTS } from './ContractCard'

const TONES: Record<OriginalStatus, Tone> = {
  NONE: 'idle',
  AWAITED: 'warn',
  RECEIVED: 'info',
  ARCHIVED: 'good',
}

/** Where the signed paper is, and where it may go next. */
export function Original({ contract }: { contract: CardContract }) {
  const t = useText()
  const move = useWrite(ContractMoveOriginal, CONTRACT_LISTS)
  const { original, viewerCan } = contract
  const to = async (next: OriginalStatus) => {
    try {
      await move.mutateAsync({ id: contract.id, original: next })
      toast({ text: t(`contracts.original.${next}`) })
    } catch (error) {
      toast({ tone: 'late', text: error instanceof Refused ? error.message : t('ui.form.line') })
    }
  }
  return (
    <Panel title={t('contracts.original')}>
      <div className="flex flex-wrap items-center gap-gap px-4 py-3">
        <span className="grow">
          <Status tone={TONES[original]}>{t(`contracts.original.${original}`)}</Status>
        </span>
        {viewerCan.moveOriginal.allowed &&
          NEXT_ORIGINAL[original].map((next) => (
            <Button key={next} isPending={move.isPending} onPress={() => void to(next)}>
              {t(`contracts.original.to.${next}`)}
            </Button>
          ))}
      </div>
    </Panel>
  )
}
