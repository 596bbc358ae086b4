import { AppLink } from '@/components/ui/AppLink'
import { Status, type Tone, ToneShape } from '@/components/ui/Status'
import type { LeadImportOutcome, LeadImportRowsQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import type { ImportData } from './ImportCard'

type Row = NonNullable<LeadImportRowsQuery['leadImport']>['rows']['edges'][number]['node']

const TONES: Record<LeadImportOutcome, Tone> = { NEW: 'good', JOINED: 'info', ERROR: 'late' }

export interface ImportRowProps {
  row: Row
  columns: ImportData['columns']
}

/** One row as it stood, and below it in words what is wrong with it or was made of it. */
export function ImportRow({ row, columns }: ImportRowProps) {
  const t = useText()
  const touched = new Map(row.problems.map((one) => [one.column, one.severity]))
  const look = (index: number) => {
    const severity = touched.get(index)
    if (!severity) return ''
    return severity === 'ERROR' ? 'bg-late-soft' : 'bg-warn-soft'
  }
  const columnName = (index: number | null | undefined) =>
    columns.find((column) => column.index === index)?.name
  return (
    <>
      <tr className={row.problems.length > 0 ? '' : 'border-b border-line'}>
        <th
          scope="row"
          rowSpan={row.problems.length > 0 ? 2 : 1}
          className="sticky left-0 z-1 border-b border-line bg-surface px-3 py-2 align-top font-normal"
        >
          <span className="num block pb-1 text-muted">{row.number}</span>
          <Status tone={TONES[row.outcome]}>{t(`leads.import.outcome.${row.outcome}`)}</Status>
          {row.lead && (
            <AppLink
              href={`/leads/${row.lead.id}`}
              className="num flex min-h-control items-center text-accent underline-offset-2 hover:underline"
            >
              {row.lead.number}
            </AppLink>
          )}
        </th>
        {columns.map(({ index }) => (
          <td
            key={index}
            className={`max-w-72 truncate px-2 py-2 align-top ${look(index)}`}
            title={row.raw[index]}
          >
            {row.raw[index]}
          </td>
        ))}
      </tr>
      {row.problems.length > 0 && (
        <tr className="border-b border-line">
          <td colSpan={columns.length} className="px-2 pb-2">
            <ul className="sticky left-28 flex w-[min(60rem,70vw)] max-md:w-[calc(100vw-10rem)] flex-col gap-1">
              {row.problems.map((one) => (
                <li
                  key={`${one.column}${one.code}`}
                  className={`flex items-start gap-2 ${one.severity === 'ERROR' ? 'text-late' : 'text-warn'}`}
                >
                  <span className="mt-1">
                    <ToneShape tone={one.severity === 'ERROR' ? 'late' : 'warn'} />
                  </span>
                  <span>
                    {columnName(one.column) && (
                      <span className="font-medium">{columnName(one.column)}: </span>
                    )}
                    {one.message}
                  </span>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  )
}
