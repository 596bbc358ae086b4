import type { UseQueryResult } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import type { AdminNumberRangesQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { spaced } from '@/lib/phone'
import { can } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { ofBranch, useBranch } from '../../shared/branch'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { refusalText } from '../../shared/refusal'
import { AdminRangeAdd } from '../api/rangeAdd'
import { AdminRangeRemove } from '../api/rangeRemove'
import { type Allotment, CHANGED, type Range, STATES, spanOf, TONES } from '../rules'

const RangeForm = lateComponent(() => import('./RangeForm'))
const AllotForm = lateComponent(() => import('./AllotForm'))

interface Moving {
  range: Range
  /** From whom they are taken back; none: they are given. */
  from: Allotment | null
}

/** The ranges of the branch, where their numbers are, and who sells which of them (NUM-01). */
export function Ranges({ query }: { query: UseQueryResult<AdminNumberRangesQuery> }) {
  const t = useText()
  const { branch } = useBranch()
  const [adding, setAdding] = useState(false)
  const [moving, setMoving] = useState<Moving | null>(null)
  return (
    <Loaded query={query}>
      {(data) => {
        const ranges = ofBranch(data.numberRanges, branch)
        return (
          <Panel
            title={t('admin.numbers.ranges')}
            action={
              can('number:stock') && (
                <Button icon="plus" onPress={() => setAdding(true)}>
                  {t('admin.numbers.add')}
                </Button>
              )
            }
          >
            {ranges.length === 0 && <p className="p-4 text-muted">{t('admin.numbers.empty')}</p>}
            <ul aria-label={t('admin.numbers.ranges')}>
              {ranges.map((range) => (
                <RangeRow
                  key={range.id}
                  range={range}
                  allotments={data.numberAllotments.filter((one) => one.range?.id === range.id)}
                  onMove={(from) => setMoving({ range, from })}
                />
              ))}
            </ul>
            <Suspense>
              {adding && branch && <RangeForm branchId={branch.id} onClose={() => setAdding(false)} />}
              {moving && <AllotForm {...moving} onClose={() => setMoving(null)} />}
            </Suspense>
          </Panel>
        )
      }}
    </Loaded>
  )
}

interface RangeRowProps {
  range: Range
  allotments: readonly Allotment[]
  onMove: (from: Allotment | null) => void
}

function RangeRow({ range, allotments, onMove }: RangeRowProps) {
  const t = useText()
  const format = useFormat()
  const undo = useUndo()
  const remove = useWrite(AdminRangeRemove, CHANGED)
  const add = useWrite(AdminRangeAdd, CHANGED)
  const name = `${spaced(range.first)} – ${spaced(range.last)}`
  const counts = {
    FREE: range.free,
    RESERVED: range.reserved,
    ASSIGNED: range.assigned,
    QUARANTINED: range.quarantined,
  }
  const takeOut = () =>
    remove.mutateAsync({ id: range.id }).then(
      () =>
        toast({
          text: t('admin.numbers.removed', { name }),
          undo: undo(() =>
            add.mutateAsync({
              branchId: range.branch?.id ?? '',
              first: range.first,
              count: spanOf(range.first, range.last),
            }),
          ),
        }),
      (error: unknown) => toast({ text: refusalText(error, t), tone: 'late' }),
    )
  const untouched = range.free === range.size && allotments.length === 0
  const actions: MenuAction[] = [
    ...(can('number:allot')
      ? [
          { id: 'give', label: t('admin.numbers.give'), icon: 'user' as const, onAction: () => onMove(null) },
          ...allotments
            .filter(({ free, agent }) => free > 0 && agent)
            .map((one) => ({
              id: `back-${one.agent?.id}`,
              label: t('admin.numbers.takeBack', { name: one.agent?.name ?? '' }),
              icon: 'undo' as const,
              onAction: () => onMove(one),
            })),
        ]
      : []),
    ...(can('number:stock')
      ? [
          {
            id: 'remove',
            label: t('admin.numbers.remove'),
            icon: 'trash' as const,
            danger: true,
            disabledReason: untouched ? null : t('admin.numbers.used'),
            onAction: () => void takeOut(),
          },
        ]
      : []),
  ]
  return (
    <li className="flex min-h-row items-start gap-3 border-t border-line py-2 pr-2 pl-4">
      <span className="flex min-w-0 grow flex-col gap-1">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="num flex flex-wrap gap-x-1.5 font-semibold *:whitespace-nowrap">
            <span>{spaced(range.first)} –</span> <span>{spaced(range.last)}</span>
          </span>
          <span className="text-sm text-muted">
            {t('admin.numbers.size', { count: range.size, kind: t(`admin.numbers.kind.${range.kind}`) })}
          </span>
        </span>
        <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {STATES.filter((state) => counts[state] > 0).map((state) => (
            <Status key={state} tone={TONES[state]}>
              {t(`admin.numbers.in.${state}`, { count: counts[state] })}
            </Status>
          ))}
        </span>
        {allotments.map(({ agent, numbers, free, first, last }) => (
          <span key={agent?.id} className="text-sm text-muted">
            {t('admin.numbers.allotted', {
              name: agent?.name ?? '',
              count: numbers,
              free: format.number(free),
              from: spaced(first),
              to: spaced(last),
            })}
          </span>
        ))}
      </span>
      {actions.length > 0 && (
        <Menu
          label={t('admin.numbers.more', { name })}
          trigger={<IconButton icon="more" label={t('admin.numbers.more', { name })} />}
          actions={actions}
        />
      )}
    </li>
  )
}
