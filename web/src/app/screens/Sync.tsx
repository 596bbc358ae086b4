import { onlineManager } from '@tanstack/react-query'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { toast } from '@/components/ui/Toast'
import { Device } from '@/features/sync/components/Device'
import { SyncDrafts } from '@/features/sync/components/SyncDrafts'
import { SyncItem } from '@/features/sync/components/SyncItem'
import { useText } from '@/lib/i18n'
import { useHeldBack } from '@/lib/outbox/manage'
import { flush, useOutbox } from '@/lib/outbox/outbox'
import type { Unsent } from '@/lib/outbox/unsent'

/** The sync centre: what has not reached the server yet, what it refused, and what this device keeps for hours without a line. */
export default function Sync() {
  const t = useText()
  const items = useOutbox()
  const held = useHeldBack()
  const refused = items.filter((item) => item.state === 'parked' && !held.has(item.key))
  const waiting = items.filter((item) => item.state === 'waiting' && !held.has(item.key))
  const send = async () => {
    await flush(true)
    if (!onlineManager.isOnline()) toast({ text: t('sync.noLine'), tone: 'info' })
  }
  const after = (first: Unsent) => items.filter((item) => held.get(item.key)?.key === first.key)
  return (
    <Page
      title={t('sync.title')}
      actions={
        waiting.length > 0 && (
          <Button icon="sync" onPress={() => void send()}>
            {t('sync.now')}
          </Button>
        )
      }
    >
      <OfflineNote />
      <div className="mt-2 flex max-w-3xl flex-col gap-6">
        {items.length === 0 && (
          <EmptyState icon="cloud" title={t('app.sync.ok')}>
            {t('sync.okText')}
          </EmptyState>
        )}
        {refused.length > 0 && (
          <section aria-labelledby="sync-refused">
            <h2 id="sync-refused" className="mb-2 text-lg">
              {t('sync.refusedTitle')}
            </h2>
            <ul className="flex flex-col gap-gap">
              {refused.map((item) => (
                <SyncItem key={item.key} item={item} chain={after(item)} />
              ))}
            </ul>
          </section>
        )}
        {waiting.length > 0 && (
          <section aria-labelledby="sync-waiting">
            <h2 id="sync-waiting" className="mb-2 text-lg">
              {t('sync.waitingTitle')}
            </h2>
            <ol className="card divide-y divide-line">
              {waiting.map((item) => (
                <SyncItem key={item.key} item={item} chain={[]} plain />
              ))}
            </ol>
          </section>
        )}
        <SyncDrafts />
        <Device />
      </div>
    </Page>
  )
}
