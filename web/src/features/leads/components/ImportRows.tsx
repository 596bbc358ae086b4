import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { readList } from '@/lib/read'
import { LeadImportRows } from '../api/leadImportRows'
import { assignField, type Mapping, rowFilter, VIEWS, type View } from '../importing'
import { FieldSelect } from './FieldSelect'
import type { ImportData } from './ImportCard'
import { ImportRow } from './ImportRow'

const NOTHING = { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

export interface ImportRowsProps {
  found: ImportData
  mapping: Mapping
  /** Given while columns may still be corrected. */
  onMapping: ((mapping: Mapping) => void) | undefined
}

/** The list itself: what each column fills, what becomes of each row, and what is wrong with it. */
export function ImportRows({ found, mapping, onMapping }: ImportRowsProps) {
  const t = useText()
  const [view, setView] = useState<View>(
    found.errorRows > 0 && found.state === 'PREVIEWED' ? 'errors' : 'all',
  )
  const query = useInfiniteQuery(
    readList(
      LeadImportRows,
      { id: found.id, first: 50, filter: rowFilter(view) },
      (data) => data.leadImport?.rows ?? NOTHING,
    ),
  )
  const rows =
    query.data?.pages.flatMap((page) => page.leadImport?.rows.edges.map(({ node }) => node) ?? []) ?? []
  const total = query.data?.pages[0]?.leadImport?.rows.totalCount ?? 0
  return (
    <div className="card overflow-hidden">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <div className="max-w-full overflow-x-auto">
          <RadioGroup
            label={t('leads.import.filter')}
            hideLabel
            look="segments"
            value={view}
            onChange={(next) => setView(next as View)}
            options={VIEWS.map((id) => ({ id, label: t(`leads.import.view.${id}`) }))}
          />
        </div>
        <span className="num text-sm text-muted">
          {query.data && t('leads.import.rows', { count: total })}
        </span>
      </div>
      {query.isPending && <Skeleton rows={6} />}
      {query.isError && !query.data && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && rows.length === 0 && <p className="p-4 text-muted">{t('leads.import.noRows')}</p>}
      {rows.length > 0 && (
        <section
          aria-label={t('leads.import.preview')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
          className="relative overflow-x-auto"
        >
          <table
            className={`w-full border-collapse text-left text-sm ${query.isPlaceholderData ? 'opacity-70' : ''}`}
          >
            <thead>
              <tr className="border-b border-line align-bottom">
                <th scope="col" className="sticky left-0 z-1 bg-surface px-3 py-2 font-medium">
                  {t('leads.import.row')}
                </th>
                {found.columns.map(({ index, name }) => (
                  <th key={index} scope="col" className="min-w-44 px-2 py-2 font-medium">
                    <span className="block truncate pb-1 text-muted">{name}</span>
                    {onMapping ? (
                      <FieldSelect
                        label={name}
                        hideLabel
                        value={mapping[index] ?? null}
                        onChange={(field) => onMapping(assignField(mapping, index, field))}
                      />
                    ) : (
                      mapping[index] && t(`leads.field.${mapping[index]}`)
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ImportRow key={row.id} row={row} columns={found.columns} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <div className="p-3">
          <Button wide isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('leads.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
