import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { discard, retry } from '@/lib/outbox/manage'
import { flush, useOutbox } from '@/lib/outbox/outbox'

/** The sync centre: what has not reached the server yet, and what it refused. */
export default function Sync() {
  const t = useText()
  const format = useFormat()
  const items = useOutbox()
  return (
    <Page
      title={t('app.sync.title')}
      actions={
        items.length > 0 && (
          <Button icon="sync" onPress={() => void flush()}>
            {t('app.sync.now')}
          </Button>
        )
      }
    >
      <OfflineNote />
      {items.length === 0 && (
        <EmptyState icon="cloud" title={t('app.sync.ok')}>
          {t('app.sync.okText')}
        </EmptyState>
      )}
      <ul className="mt-2 flex max-w-3xl flex-col gap-gap">
        {items.map((item) => (
          <li key={item.key} className="card flex flex-wrap items-center gap-gap p-4">
            <div className="min-w-48 grow basis-0">
              <p className="font-medium">{item.label}</p>
              <p className="text-sm text-muted">{format.relative(item.at)}</p>
              {item.errors?.map((error) => (
                <p key={error.code + error.message} className="mt-1 text-sm text-late">
                  {error.message}
                </p>
              ))}
            </div>
            <Status tone={item.state === 'parked' ? 'late' : 'info'}>
              {t(item.state === 'parked' ? 'app.sync.parked' : 'app.sync.pending')}
            </Status>
            {item.state === 'parked' && <Button onPress={() => void retry(item.key)}>{t('ui.retry')}</Button>}
            {item.state === 'parked' && (
              <Button look="danger" onPress={() => void discard(item.key)}>
                {t('app.sync.discard')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
}
