import { useRouterState } from '@tanstack/react-router'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Money } from '@/components/ui/Money'
import { Row } from '@/components/ui/Row'
import { Status } from '@/components/ui/Status'
import type { ContractsQuery } from '@/gql/graphql'
import { useArrivals } from '@/lib/arrivals'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { ContractChanged } from '../api/contractChanged'
import { Contracts } from '../api/contracts'
import { ContractsNewest } from '../api/contractsNewest'
import { filterOf, STATUS_TONE } from '../rules'
import type { ContractSearchParams } from './ContractTools'

export interface ContractListProps {
  view: ContractSearchParams
  selected: string | undefined
  onClear: () => void
}

/** All contracts that one may see: whose, how much a month, where it stands, where the paper is. */
export function ContractList({ view, selected, onClear }: ContractListProps) {
  const t = useText()
  const me = useSession().user?.id
  const address = useRouterState({ select: (state) => state.location.searchStr })
  const filter = filterOf(view, me)
  const filtered = Object.values(filter).some((value) => value !== null)
  const order = view.order ?? 'CREATED_DESC'
  const list = useList(Contracts, { first: 50, filter, order }, (data) => data.contracts)
  const arrivals = useArrivals(
    ContractsNewest,
    ContractChanged,
    { filter },
    (data) => data.contracts.nodes,
    list,
  )
  return (
    <DataList
      {...list}
      {...arrivals}
      label={t('contracts.list.title')}
      rowKey={(row) => row.id}
      href={(row) => `/contracts/${row.id}${address}`}
      selected={selected}
      empty={
        filtered ? (
          <EmptyState
            icon="search"
            title={t('contracts.list.none')}
            action={<Button onPress={onClear}>{t('contracts.list.clear')}</Button>}
          />
        ) : (
          <EmptyState icon="file" title={t('contracts.list.empty')}>
            {t('contracts.list.emptyHelp')}
          </EmptyState>
        )
      }
    >
      {(row) => <ContractRow contract={row} />}
    </DataList>
  )
}

function ContractRow({ contract }: { contract: ContractsQuery['contracts']['edges'][number]['node'] }) {
  const t = useText()
  const format = useFormat()
  const { status, original, customer, owner, monthlyNet, endOn, number } = contract
  const ends = original !== 'AWAITED' && endOn && t('contracts.until', { day: format.date(endOn) })
  return (
    <Row
      title={customer?.name ?? number}
      value={<Money value={monthlyNet} whole per={t('contracts.perMonth')} />}
      state={
        <>
          <Status tone={STATUS_TONE[status]}>{t(`contracts.status.${status}`)}</Status>
          {original === 'AWAITED' && (
            <span className="font-medium text-warn">{t('contracts.original.AWAITED')}</span>
          )}
        </>
      }
      note={[ends, owner?.name]}
      number={customer && number}
    />
  )
}
