import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { saveCsv, toCsv } from '@/lib/csv'
import { useText } from '@/lib/i18n'

export type Cell = string | number

export interface ReportProps {
  query: UseQueryResult
  /** Of the file. */
  name: string
  head: readonly string[]
  rows: readonly { id: string; cells: readonly Cell[]; shown?: readonly (string | undefined)[] }[]
  children: ReactNode
}

/** A picture, all its figures as a table below, and the table as a file. */
export function Report({ query, name, head, rows, children }: ReportProps) {
  const t = useText()
  if (query.isPending) return <Skeleton rows={6} />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (rows.length === 0)
    return (
      <EmptyState icon="reports" title={t('reports.empty')}>
        {t('reports.emptyText')}
      </EmptyState>
    )
  const isText = (at: number) => !rows[0]?.shown?.[at]
  const save = () => saveCsv(`${name}.csv`, toCsv([head, ...rows.map(({ cells }) => cells)]))
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <div className="card min-w-0 xl:col-start-1">{children}</div>
      <section aria-label={t('reports.table')} className="card min-w-0 overflow-x-auto xl:col-start-2">
        <table className="w-full">
          <thead>
            <tr className="border-b border-line text-sm text-muted">
              {head.map((title, at) => (
                <th
                  key={title}
                  scope="col"
                  className={`px-4 py-2.5 max-sm:px-2 max-sm:first:pl-4 max-sm:last:pr-4 font-medium first-letter:uppercase ${isText(at) ? 'text-left' : 'text-right'}`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells, shown }) => (
              <tr key={id} className="border-b border-line last:border-b-0">
                {cells.map((value, at) =>
                  at === 0 ? (
                    <th
                      key={head[at]}
                      scope="row"
                      className="px-4 py-2.5 max-sm:px-2 max-sm:first:pl-4 max-sm:last:pr-4 text-left font-medium"
                    >
                      {value}
                    </th>
                  ) : (
                    <td
                      key={head[at]}
                      className={`num px-4 py-2.5 max-sm:px-2 max-sm:first:pl-4 max-sm:last:pr-4 ${isText(at) ? 'text-left' : 'text-right'}`}
                    >
                      {shown?.[at] ?? value}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <p data-print="none" className="border-t border-line p-2">
          <Button icon="download" look="quiet" onPress={save}>
            {t('reports.csv')}
          </Button>
        </p>
      </section>
    </div>
  )
}
