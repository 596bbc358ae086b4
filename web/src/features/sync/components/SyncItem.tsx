import { useRouter } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import type { TextId } from '@/gql/texts'
import { useFormat } from '@/lib/format'
import { msg, useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { editing } from '@/lib/outbox/editing'
import { addressed } from '@/lib/outbox/made'
import { discard, drop, retry } from '@/lib/outbox/manage'
import { isUnsent } from '@/lib/outbox/outbox'
import { sendingNow } from '@/lib/outbox/saving'
import type { Unsent } from '@/lib/outbox/unsent'
import { useStore } from '@/lib/store'

const SyncConflict = lateComponent(() => import('./SyncConflict'))
const SyncInstead = lateComponent(() => import('./SyncInstead'))

const UNDO_MS = 10_000
/** What no server has put into words. */
const OURS: Readonly<Record<string, TextId>> = {
  'server-error': msg('sync.fault'),
  'file-gone': msg('sync.fileGone'),
}

export interface SyncItemProps {
  item: Unsent
  /** What waits for it. */
  chain: readonly Unsent[]
  /** One of several in a card. */
  plain?: boolean
}

function useDrop(item: Unsent) {
  const t = useText()
  return async () => {
    const { count, bringBack } = await drop(item.key)
    if (count === 0) return toast({ text: t('ui.kept.tooLate'), tone: 'info' })
    const timer = setTimeout(() => void discard(item.key), UNDO_MS)
    toast({
      text: t('sync.discarded', { count: count - 1 }),
      undo: () => {
        clearTimeout(timer)
        void bringBack()
      },
    })
  }
}

/** One write: what it was, when, how it stands, why not, and what can be done about it. */
export function SyncItem({ item, chain, plain = false }: SyncItemProps) {
  const t = useText()
  const format = useFormat()
  const router = useRouter()
  const sending = useStore(sendingNow) === item.key
  const [comparing, setComparing] = useState(false)
  const throwAway = useDrop(item)
  const parked = item.state === 'parked'
  const stale = parked && item.errors?.some((error) => error.__typename === 'StaleVersion')
  const free = parked && item.instead ? item.errors?.flatMap((error) => error.alternatives ?? []) : []
  const tone = parked ? 'late' : 'info'
  const correct = () => {
    if (!item.reopen) return
    editing.set(item)
    router.history.push(addressed(item.reopen.href))
  }
  const actions = (
    <>
      {item.href && !item.makes && !isUnsent(item.subject) && (
        <Button look="quiet" onPress={() => router.history.push(addressed(item.href ?? ''))}>
          {t('sync.open')}
        </Button>
      )}
      {(parked || !item.tried) && !sending && (
        <Button look="quiet" icon="trash" onPress={() => void throwAway()}>
          {t('sync.discard')}
        </Button>
      )}
      {parked && item.reopen && (
        <Button icon="edit" onPress={correct}>
          {t('sync.edit')}
        </Button>
      )}
      {stale && item.compare && !comparing ? (
        <Button look="primary" onPress={() => setComparing(true)}>
          {t('sync.compare')}
        </Button>
      ) : (
        parked && !comparing && <Button onPress={() => void retry(item.key)}>{t('ui.retry')}</Button>
      )}
    </>
  )
  return (
    <li className={plain ? 'px-4 py-3' : 'card p-4'}>
      <div className={`flex flex-wrap gap-x-gap gap-y-1 ${plain ? 'items-center' : 'items-start'}`}>
        <div className="min-w-48 grow basis-0">
          <p className="flex items-center gap-2 font-medium">
            {item.file && <Icon name="camera" size={18} className="shrink-0 text-muted" />}
            <span className="min-w-0 break-words">{item.label}</span>
          </p>
          <p className="text-sm text-muted">
            {t('sync.written', { time: format.relative(item.at) })}
            {item.file && ` · ${format.bytes(item.file.size)}`}
          </p>
        </div>
        {plain && (
          <div className="ml-auto flex flex-wrap justify-end gap-gap empty:hidden max-sm:order-last">
            {actions}
          </div>
        )}
        <Status tone={tone}>
          {t(parked ? 'sync.parked' : sending ? 'sync.sending' : 'app.sync.pending')}
        </Status>
      </div>
      {/* The comparison says the same, and what can be done about it. */}
      {!comparing &&
        item.errors?.map((error) => (
          <p key={error.code + error.message} className="mt-2 flex items-start gap-2 text-late">
            <Icon name="problem" size={18} className="mt-0.5 shrink-0" />
            {OURS[error.code] ? t(OURS[error.code] as TextId) : error.message}
          </p>
        ))}
      {chain.length > 0 && (
        <ul className="mt-2 border-l-2 border-line pl-3">
          {chain.map((later) => (
            <li key={later.key} className="flex flex-wrap justify-between gap-x-3 py-1 text-sm">
              <span>{later.label}</span>
              <span className="text-muted">{t('sync.held')}</span>
            </li>
          ))}
        </ul>
      )}
      {comparing && (
        <Suspense>
          <SyncConflict item={item} onDone={() => setComparing(false)} />
        </Suspense>
      )}
      {free && free.length > 0 && (
        <Suspense>
          <SyncInstead key={free.join()} item={item} free={free} />
        </Suspense>
      )}
      {!plain && <div className="mt-2 flex flex-wrap justify-end gap-gap">{actions}</div>}
    </li>
  )
}
