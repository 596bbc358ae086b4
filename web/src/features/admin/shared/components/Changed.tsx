import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'

export interface Change {
  changedAt?: string | null
  changedBy?: { name: string } | null
}

/** Who changed it last; nothing for what is still as it was set up. */
export function Changed({ of: { changedAt, changedBy } }: { of: Change }) {
  const t = useText()
  const format = useFormat()
  if (!changedAt) return null
  return (
    <span className="text-sm text-muted" title={format.dateTime(changedAt)}>
      {changedBy
        ? t('admin.changedBy', { name: changedBy.name, when: format.relative(changedAt) })
        : t('admin.changed', { when: format.relative(changedAt) })}
    </span>
  )
}
