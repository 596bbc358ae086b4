import { Link } from '@tanstack/react-router'
import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { useOutbox } from '@/lib/outbox/outbox'
import { useStore } from '@/lib/store'
import { updateStore } from '@/lib/update'
import { ToolName } from './ToolName'

/** Whether there is a line and how much has not been sent; leads to the sync centre. */
export function Connection({ to, place }: { to: string; place: 'rail' | 'bar' }) {
  const t = useText()
  const online = useOnline()
  const items = useOutbox()
  const update = useStore(updateStore)
  const parked = items.some((item) => item.state === 'parked')
  const quiet = online && items.length === 0
  const text =
    items.length > 0
      ? t('app.sync.waiting', { count: items.length })
      : t(online ? 'app.sync.ok' : 'app.sync.offline')
  const icon = parked ? 'problem' : online ? (items.length > 0 ? 'sync' : 'cloud') : 'cloudOff'
  const look = quiet ? 'text-on-rail' : parked ? 'bg-[#7a1f19] text-white' : 'bg-[#5c4209] text-white'
  return (
    <>
      {update && (
        <button
          type="button"
          onClick={update}
          className="flex min-h-control items-center justify-center gap-1 rounded-control bg-on-rail-accent px-1.5 py-1 text-[0.6875rem] leading-tight font-semibold text-[#06231f]"
        >
          {t('app.update')}
        </button>
      )}
      <span role="status" className="sr-only">
        {quiet ? '' : text}
      </span>
      <Link
        to={to}
        aria-label={quiet ? `${t('app.sync.online')}. ${text}` : text}
        className={`flex min-h-control items-center justify-center gap-0.5 rounded-control px-1 py-1 text-[0.6875rem] leading-tight font-medium hover:bg-rail-hover focus-visible:-outline-offset-2 focus-visible:outline-on-rail-accent ${place === 'bar' ? 'min-w-12' : 'flex-col text-center'} ${look}`}
      >
        <Icon name={icon} size={20} />
        {place === 'rail' ? (
          <ToolName>{quiet ? t('app.sync.online') : text}</ToolName>
        ) : (
          !quiet && <span className="num">{items.length || ''}</span>
        )}
      </Link>
    </>
  )
}
