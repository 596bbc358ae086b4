import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { Icon } from './Icon'

/** "Offline, as of 10:42" above data that may be old; nothing while there is a line. */
export function OfflineNote({ asOf }: { asOf?: number | undefined }) {
  const t = useText()
  const format = useFormat()
  if (useOnline()) return null
  const today = asOf !== undefined && new Date(asOf).toDateString() === new Date().toDateString()
  return (
    <p role="status" className="flex items-center gap-2 bg-warn-soft px-4 py-1.5 text-sm text-warn">
      <Icon name="cloudOff" size={16} />
      {asOf
        ? t('ui.offline.asOf', { time: today ? format.time(asOf) : format.dateTime(asOf) })
        : t('ui.offline.now')}
    </p>
  )
}
