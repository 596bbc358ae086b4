import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import type { OfferingStatus, ProductType } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useNamed, useWord } from '../../shared/names'
import { AdminOfferings } from '../api/offerings'
import { STATUS_TONE } from '../rules'

export interface OfferingSearch {
  q?: string | undefined
  type?: ProductType | undefined
  status?: OfferingStatus | undefined
}

export interface OfferingListProps {
  search: OfferingSearch
  branch: string | undefined
  selected?: string
  href: (id: string) => string
}

/** What is sold, was sold and will be: name, state, price. */
export function OfferingList({ search, branch, selected, href }: OfferingListProps) {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const filter = {
    branch: branch ?? null,
    search: search.q ?? null,
    productType: search.type ? [search.type] : null,
    status: search.status ? [search.status] : null,
  }
  const list = useList(AdminOfferings, { first: 50, filter, order: 'CODE_ASC' }, (data) => data.offerings)
  return (
    <DataList
      {...list}
      label={t('admin.section.catalogue')}
      rowKey={(row) => row.id}
      href={(row) => href(row.id)}
      selected={selected}
      empty={<EmptyState icon="shop" title={t('admin.catalogue.none')} />}
    >
      {(row) => (
        <>
          <span className="flex items-center gap-2">
            <span className="min-w-0 grow truncate font-medium">{name(row.names, row.code)}</span>
            <Status tone={STATUS_TONE[row.status]}>{t(`admin.offering.${row.status}`)}</Status>
          </span>
          <span className="flex items-baseline gap-2 text-sm text-muted">
            <span className="min-w-0 grow truncate">
              {word('product', row.productType)} · {t('admin.catalogue.revision', { number: row.revision })}
            </span>
            {Number(row.monthlyPrice?.amount ?? 0) > 0 ? (
              <Money value={row.monthlyPrice} per={t('admin.catalogue.perMonth')} />
            ) : (
              <Money value={row.oneTimePrice} />
            )}
          </span>
        </>
      )}
    </DataList>
  )
}
