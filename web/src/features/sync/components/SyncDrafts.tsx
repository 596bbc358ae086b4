import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { withoutFile } from '@/lib/outbox/manage'
import { useFilesKept } from '@/lib/outbox/outbox'

/** Files that lie here for a form that is not sent yet: how much room they take, and the way to let go of them. */
export function SyncDrafts() {
  const t = useText()
  const format = useFormat()
  const files = useFilesKept()
  if (files.length === 0) return null
  const size = format.bytes(files.reduce((sum, { file }) => sum + (file?.size ?? 0), 0))
  return (
    <section aria-labelledby="sync-drafts">
      <h2 id="sync-drafts" className="text-lg">
        {t('sync.draftsTitle')}
      </h2>
      <p className="mb-2 text-sm text-muted">{t('sync.draftsText', { size })}</p>
      <ul className="card divide-y divide-line">
        {files.map(({ key, label, at, file, makes }) => (
          <li key={key} className="flex items-center gap-2 py-1 pr-1 pl-4">
            <Icon name="camera" size={18} className="shrink-0 text-muted" />
            <span className="min-w-0 grow break-words">{label}</span>
            <span className="shrink-0 text-sm text-muted">
              {format.bytes(file?.size ?? 0)} · {format.relative(at)}
            </span>
            <IconButton
              icon="trash"
              label={t('sync.discard')}
              onPress={() => makes && void withoutFile(makes)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
