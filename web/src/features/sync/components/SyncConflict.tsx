import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ConflictChoice } from '@/components/ui/ConflictChoice'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { document } from '@/lib/document'
import { useFormat } from '@/lib/format'
import { request } from '@/lib/graphql'
import { useText } from '@/lib/i18n'
import { retry } from '@/lib/outbox/manage'
import type { Compare, Unsent } from '@/lib/outbox/unsent'
import { conflictsOf, decided, type Found, lastChangeOf } from '../conflict'

/** What was written without a line beside what somebody else has saved since: mine or theirs, field by field. */
export default function SyncConflict({ item, onDone }: { item: Unsent; onDone: () => void }) {
  const t = useText()
  const format = useFormat()
  const { query, documentId, object, fields } = item.compare as Compare
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({})
  const now = useQuery({
    queryKey: ['SyncConflict', item.key],
    queryFn: async () =>
      (await request(document(query, { hash: documentId }), { id: item.variables.id })) as Record<
        string,
        Found | null
      >,
    staleTime: 0,
    meta: { private: true },
  })
  if (now.isPending) return <Skeleton rows={2} />
  const found = now.data?.[object]
  if (!found) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />
  const input = item.variables.input as Record<string, unknown>
  const conflicts = conflictsOf(fields, input, found)
  const last = lastChangeOf(found)
  const send = async () => {
    await retry(item.key, { input: decided(input, conflicts, choice, found.version) })
    onDone()
  }
  return (
    <div className="mt-3 flex flex-col gap-3">
      {last && (
        <p className="text-sm text-muted">
          {t('sync.changedBy', { name: last.name, time: format.relative(last.at) })}
        </p>
      )}
      {conflicts.length > 0 ? (
        <ConflictChoice conflicts={conflicts} value={choice} onChange={setChoice} />
      ) : (
        <p>{t('sync.noConflict')}</p>
      )}
      <div className="flex justify-end">
        <Button look="primary" onPress={() => void send()}>
          {t('sync.use')}
        </Button>
      </div>
    </div>
  )
}
