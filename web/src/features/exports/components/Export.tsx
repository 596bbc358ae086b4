import { Suspense } from 'react'
import type { ExportList } from '@/gql/graphql'
import { lateComponent } from '@/lib/later'
import { can } from '@/lib/session'

const ExportChip = lateComponent(() => import('./ExportChip'))

export interface ExportProps {
  list: ExportList
  /** As the list on the screen asks for it. */
  filter: object
  order: string
}

/** Takes the list out as a file, as it is filtered now: a sign among the list's chips, or "e". It comes after the list. */
export function Export(props: ExportProps) {
  return can('export:write') ? (
    <Suspense fallback={<span className="size-control shrink-0" />}>
      <ExportChip {...props} />
    </Suspense>
  ) : null
}
