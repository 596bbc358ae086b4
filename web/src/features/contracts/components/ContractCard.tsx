import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { Steps } from '@/components/ui/Steps'
import type { ContractCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { ContractCard as ContractDocument } from '../api/contract'
import { ContractChanged } from '../api/contractChanged'
import { stateOf, WAY } from '../rules'
import { ContractFacts } from './ContractFacts'
import { ContractHead } from './ContractHead'
import { Documents } from './Documents'
import { Original } from './Original'
import { SignedLines } from './SignedLines'

export type CardContract = NonNullable<ContractCardQuery['contract']>

/** What every write on the card changes. */
export const CONTRACT_LISTS = ['ContractCard', 'Contracts', 'ContractsNewest', 'OfferCard', 'OfferContracts']

/** One contract: how far it is, its papers, what is signed (CTR-05). */
export default function ContractCard({ id }: { id: string }) {
  const t = useText()
  const query = useQuery({ ...read(ContractDocument, { id }), refetchInterval: useFallback() })
  useChanges(ContractChanged, { id }, ['ContractCard', 'Contracts'])
  const contract = query.data?.contract
  const title = contract && `${contract.number} ${contract.customer?.name ?? ''}`
  useEffect(() => {
    if (title) document.title = `${title} · Trunkline`
  }, [title])
  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!contract) return <EmptyState icon="file" title={t('contracts.card.gone')} />
  return (
    <article aria-label={title ?? ''} className="flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <ContractHead contract={contract} />
      <div className="flex flex-col gap-4 p-4">
        {contract.status !== 'CANCELLED' && (
          <div className="card p-4">
            <Steps
              label={t('contracts.way')}
              steps={WAY.map((step) => ({
                id: step,
                label: t(`contracts.status.${step}`),
                state: stateOf(step, contract.status),
              }))}
            />
          </div>
        )}
        <Documents contract={contract} />
        <Original contract={contract} />
        <ContractFacts contract={contract} />
        <SignedLines contract={contract} />
      </div>
    </article>
  )
}
