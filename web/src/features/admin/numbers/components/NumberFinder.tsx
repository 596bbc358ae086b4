import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { Dialog } from '@/components/ui/Dialog'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { spaced } from '@/lib/phone'
import { useList } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { useBranch } from '../../shared/branch'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { AdminNumberFree } from '../api/free'
import { AdminNumbers } from '../api/numbers'
import { AdminNumberRetire } from '../api/retire'
import { CHANGED, type NumbersSearch, type StockNumber, TONES } from '../rules'

/** One number: where it is, who has it, and what can be done with it. */
export function NumberFinder({ search }: { search: NumbersSearch }) {
  const t = useText()
  const { branch } = useBranch()
  const filter = {
    ...(branch ? { branch: branch.code } : {}),
    ...(search.q?.trim() ? { digits: search.q.trim() } : {}),
    ...(search.state ? { state: search.state } : {}),
  }
  const list = useList(AdminNumbers, { first: 20, filter }, (data) => data.phoneNumbers)
  return (
    <Panel title={t('admin.numbers.found')}>
      {list.loading && <Skeleton rows={4} />}
      {list.error !== null && <ErrorState error={list.error} onRetry={list.retry} />}
      {!list.loading && list.error === null && list.rows.length === 0 && (
        <p className="p-4 text-muted">{t('admin.numbers.none')}</p>
      )}
      <ul aria-label={t('admin.numbers.found')}>
        {list.rows.map((row) => (
          <NumberRow key={row.id} row={row} />
        ))}
      </ul>
      {list.hasMore && (
        <div className="border-t border-line p-2">
          <Button look="quiet" isPending={list.loadingMore} onPress={list.loadMore}>
            {t('admin.numbers.showMore')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function NumberRow({ row }: { row: StockNumber }) {
  const t = useText()
  const [asking, setAsking] = useState<'free' | 'retire' | null>(null)
  const number = spaced(row.number)
  const about = [
    row.grade !== 'STANDARD' && t(`admin.numbers.grade.${row.grade}`),
    row.customer?.name,
    row.holder?.name,
    row.agent && t('admin.numbers.soldBy', { name: row.agent.name }),
    row.ported && t('admin.numbers.ported'),
  ].filter(Boolean)
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-1.5">
      <span className="flex min-w-44 grow basis-0 flex-col">
        <span className="num font-medium">{number}</span>
        {about.length > 0 && <span className="text-sm text-muted">{about.join(' · ')}</span>}
      </span>
      <Status tone={TONES[row.state]}>{t(`admin.numbers.stateOne.${row.state}`)}</Status>
      {row.clock && row.state === 'RESERVED' && <Clock {...row.clock} label={number} />}
      {(['free', 'retire'] as const)
        .filter((what) => row.viewerCan[what].allowed)
        .map((what) => (
          <Button
            key={what}
            look="quiet"
            aria-label={t(`admin.numbers.${what}One`, { number })}
            onPress={() => setAsking(what)}
          >
            {t(`admin.numbers.${what}`)}
          </Button>
        ))}
      {asking && <Ask what={asking} row={row} about={about.join(' · ')} onClose={() => setAsking(null)} />}
    </li>
  )
}

interface AskProps {
  what: 'free' | 'retire'
  row: StockNumber
  about: string
  onClose: () => void
}

/** Neither is taken back by another tap: it is asked before somebody's number goes. */
function Ask({ what, row, about, onClose }: AskProps) {
  const t = useText()
  const retire = useWrite(AdminNumberRetire, CHANGED)
  const free = useWrite(AdminNumberFree, CHANGED)
  const write = what === 'free' ? free : retire
  const number = spaced(row.number)
  const done = () => {
    toast({ text: t(what === 'free' ? 'admin.numbers.freed' : 'admin.numbers.retired', { number }) })
    onClose()
  }
  return (
    <Dialog
      title={t(`admin.numbers.${what}One`, { number })}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look={what === 'retire' ? 'danger' : 'primary'}
            isPending={write.isPending}
            onPress={() => void write.mutateAsync({ id: row.id }).then(done, () => undefined)}
          >
            {t(`admin.numbers.${what}`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {about && <p className="font-medium">{about}</p>}
        <p>{t(`admin.numbers.${what}Ask`)}</p>
        <Refusal error={write.error} />
      </div>
    </Dialog>
  )
}
