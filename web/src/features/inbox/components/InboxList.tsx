import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { KeyHint } from '@/components/ui/KeyHint'
import { useArrivals } from '@/lib/arrivals'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { changedIn, useLive } from '@/lib/live'
import { useList } from '@/lib/read'
import { type InboxItem, type Pages, useAnswering, without } from '../answering'
import { Inbox } from '../api/inbox'
import { InboxChanged } from '../api/inboxChanged'
import { InboxNewest } from '../api/inboxNewest'
import {
  type Act,
  actOf,
  filterOf,
  type InboxSearch,
  isFiltered,
  isOnTheCard,
  mayAct,
  placeOf,
} from '../rules'
import { InboxRow } from './InboxRow'

const AnswerDialog = lateComponent(() => import('./AnswerDialog'))

export interface InboxListProps {
  search: InboxSearch
  onChange: (next: InboxSearch) => void
}

/** One thing after the other, what is due first on top; one key or two taps answer (INB-01). */
export function InboxList({ search, onChange }: InboxListProps) {
  const t = useText()
  const router = useRouter()
  const { box = 'PERSONAL' } = search
  const sent = box === 'SENT'
  const filter = filterOf(search)
  const variables = {
    first: 50,
    filter,
    order: sent ? ('CREATED_DESC' as const) : ('DUE_ASC' as const),
  }
  const list = useList(Inbox, variables, (data) => data.inbox)
  const [asking, setAsking] = useState<{ item: InboxItem; done: boolean } | null>(null)
  const { answer, claim } = useAnswering<Pages>(['Inbox', variables], without)
  const arrivals = useArrivals(InboxNewest, InboxChanged, { filter }, (data) => data.inbox.nodes, list)
  // What is shown and answered by somebody else must not be answered again; an empty box has no rows to move.
  useLive(InboxChanged, {}, (data) => {
    const changed = changedIn(data)
    if (changed && (list.rows.length === 0 || list.rows.some(({ id }) => id === changed))) list.retry()
  })

  const act = (item: InboxItem, what: Act) => {
    if (!mayAct(item, what)) return
    if (what === 'claim') claim(item)
    else if (isOnTheCard(item)) router.history.push(placeOf(item))
    else if (what === 'done') void answer(item, true, '')
    else setAsking({ item, done: what === 'note' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const at = target.closest<HTMLElement>('[data-index]')?.dataset.index
    const item = at === undefined ? undefined : list.rows[Number(at)]
    const what = actOf(event)
    if (!what || !item || sent || !target.matches('a[data-row]')) return
    event.preventDefault()
    act(item, what)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows' links inside
    <div onKeyDown={onKeyDown} className="flex min-h-0 grow flex-col border-t border-line bg-surface">
      {!sent && list.rows.length > 0 && <Keys />}
      <DataList
        {...list}
        label={t(`inbox.box.${box}`)}
        rowKey={(item) => item.id}
        href={placeOf}
        {...arrivals}
        empty={
          isFiltered(search) ? (
            <EmptyState
              icon="search"
              title={t('inbox.list.noMatch')}
              action={
                <Button onPress={() => onChange({ q: undefined, kind: undefined })}>
                  {t('inbox.list.clear')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={sent ? 'inbox' : 'check'} title={t(`inbox.empty.${box}`)}>
              {!sent && t('inbox.emptyText')}
            </EmptyState>
          )
        }
      >
        {(item) => <InboxRow item={item} onAct={sent ? null : (what) => act(item, what)} />}
      </DataList>
      {asking && (
        <Suspense>
          <AnswerDialog
            item={asking.item}
            done={asking.done}
            onAnswer={(note) => answer(asking.item, asking.done, note)}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

/** The keys, where there is a keyboard to be expected. */
function Keys() {
  const t = useText()
  const keys = [
    ['D', t('inbox.keys.done')],
    ['N', t('inbox.keys.note')],
    ['X', t('inbox.keys.decline')],
    ['C', t('inbox.keys.claim')],
  ] as const
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 text-sm text-muted pointer-coarse:hidden">
      {keys.map(([key, text]) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <KeyHint keys={key} />
          {text}
        </span>
      ))}
    </p>
  )
}
