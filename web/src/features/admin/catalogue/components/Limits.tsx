import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { NumberField } from '@/components/ui/NumberField'
import { Select } from '@/components/ui/Select'
import { toast } from '@/components/ui/Toast'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useNamed } from '../../shared/names'
import { SegmentLimitSet } from '../api/segmentLimitSet'
import { type Limit, limitProblems } from '../rules'
import type { Offering } from './OfferingCard'

type Row = Offering['limits'][number]

/** How far sellers may go in each segment, and beyond what pricing decides (OFF-01, OFF-02). */
export function Limits({ offering }: { offering: Offering }) {
  const t = useText()
  const format = useFormat()
  const name = useNamed()
  const { segments } = useBranch()
  const [editing, setEditing] = useState<Row | 'new' | null>(null)
  const called = (code: string) => name(segments.find((one) => one.code === code)?.names, code)
  const head = 'px-2 py-2 text-right text-xs font-medium text-muted'
  const cell = 'num px-2 py-1.5 text-right whitespace-nowrap'
  const open = segments.filter(
    (one, at) =>
      segments.findIndex((other) => other.code === one.code) === at &&
      !offering.limits.some((limit) => limit.segment === one.code),
  )
  return (
    <Panel
      title={t('admin.limits.title')}
      note={<p className="text-sm text-muted">{t('admin.limits.help')}</p>}
      action={
        open.length > 0 && (
          <Button look="quiet" icon="plus" onPress={() => setEditing('new')}>
            {t('admin.limits.add')}
          </Button>
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by the keyboard */}
      <section aria-label={t('admin.limits.table')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse">
          <thead>
            <tr>
              <th scope="col" className={`${head} pl-4 text-left!`}>
                {t('admin.limits.segment')}
              </th>
              <th scope="col" className={head}>
                {t('admin.limits.standard')}
              </th>
              <th scope="col" className={head}>
                {t('admin.limits.maximum')}
              </th>
              <th scope="col" className={head}>
                {t('admin.limits.pieces')}
              </th>
              <th scope="col" className={head}>
                {t('admin.limits.months')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {offering.limits.map((limit) => (
              <tr key={limit.id} className="border-t border-line">
                <th scope="row" className="py-1.5 pl-4 text-left font-medium">
                  {called(limit.segment)}
                  <span className="block font-normal">
                    <Changed of={limit} />
                  </span>
                </th>
                <td className={cell}>{format.percent(Number(limit.standardDiscount) / 100, 2)}</td>
                <td className={`${cell} font-semibold`}>
                  {format.percent(Number(limit.maximumDiscount) / 100, 2)}
                </td>
                <td className={cell}>
                  {limit.maxQuantity
                    ? `${format.number(limit.minQuantity)}–${format.number(limit.maxQuantity)}`
                    : t('admin.limits.atLeast', { count: limit.minQuantity })}
                </td>
                <td className={cell}>
                  {limit.minMonths > 0
                    ? t('admin.limits.atLeast', { count: limit.minMonths })
                    : t('admin.limits.any')}
                </td>
                <td className="pr-1 text-right">
                  <IconButton
                    icon="edit"
                    label={t('admin.limits.edit', { name: called(limit.segment) })}
                    onPress={() => setEditing(limit)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {offering.limits.length === 0 && <p className="px-4 pb-4 text-muted">{t('admin.limits.none')}</p>}
      {editing && (
        <LimitDialog
          offering={offering}
          row={editing === 'new' ? null : editing}
          segments={(editing === 'new' ? open : []).map((one) => ({
            id: one.code,
            label: called(one.code),
          }))}
          called={called}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  )
}

interface LimitDialogProps {
  offering: Offering
  row: Row | null
  segments: readonly { id: string; label: string }[]
  called: (code: string) => string
  onClose: () => void
}

function LimitDialog({ offering, row, segments, called, onClose }: LimitDialogProps) {
  const t = useText()
  const format = useFormat()
  const [segment, setSegment] = useState(row?.segment ?? segments[0]?.id ?? '')
  const [limit, setLimit, draft] = useDraft<Limit>(`admin.limit.${row?.id ?? offering.id}`, {
    standardDiscount: Number(row?.standardDiscount ?? 0),
    maximumDiscount: Number(row?.maximumDiscount ?? 0),
    minQuantity: row?.minQuantity ?? 1,
    maxQuantity: row?.maxQuantity ?? null,
    minMonths: row?.minMonths ?? 0,
  })
  const set = useWrite(SegmentLimitSet, ['AdminOffering'])
  const problems = limitProblems(limit)
  const change = (part: Partial<Limit>) => setLimit({ ...limit, ...part })
  const bad = (field: keyof Limit) => {
    const problem = problems[field]
    return problem
      ? { isInvalid: true, errorMessage: t(`admin.limits.problem.${problem}`) }
      : { isInvalid: false }
  }
  const save = async () => {
    const input = {
      segment,
      standardDiscount: String(limit.standardDiscount),
      maximumDiscount: String(limit.maximumDiscount),
      minQuantity: limit.minQuantity,
      maxQuantity: limit.maxQuantity,
      minMonths: limit.minMonths,
    }
    await set.mutateAsync({ id: offering.id, input })
    draft.forget()
    toast({ text: t('admin.saved') })
    onClose()
  }
  return (
    <Dialog
      title={t('admin.limits.edit', { name: called(segment) })}
      isOpen
      onClose={onClose}
      dismissable={false}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isPending={set.isPending}
            isDisabled={!segment || Object.keys(problems).length > 0}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        {!row && (
          <Select
            label={t('admin.limits.segment')}
            options={segments}
            value={segment}
            onChange={setSegment}
          />
        )}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <NumberField
            label={t('admin.limits.standardField')}
            value={limit.standardDiscount}
            onChange={(value) => change({ standardDiscount: value ?? 0 })}
            {...bad('standardDiscount')}
          />
          <NumberField
            label={t('admin.limits.maximumField')}
            value={limit.maximumDiscount}
            onChange={(value) => change({ maximumDiscount: value ?? 0 })}
            {...bad('maximumDiscount')}
          />
          <NumberField
            label={t('admin.limits.minQuantity')}
            value={limit.minQuantity}
            onChange={(value) => change({ minQuantity: value ?? 1 })}
            {...bad('minQuantity')}
          />
          <NumberField
            label={t('admin.limits.maxQuantity')}
            isRequired={false}
            value={limit.maxQuantity}
            onChange={(value) => change({ maxQuantity: value })}
            {...bad('maxQuantity')}
          />
          <NumberField
            label={t('admin.limits.minMonths')}
            value={limit.minMonths}
            onChange={(value) => change({ minMonths: value ?? 0 })}
            {...bad('minMonths')}
          />
        </div>
        <p className="rounded-control bg-info-soft px-3 py-2">
          {t('admin.limits.sentence', {
            standard: format.percent(limit.standardDiscount / 100, 2),
            maximum: format.percent(limit.maximumDiscount / 100, 2),
          })}
        </p>
        <Refusal error={set.error} />
      </div>
    </Dialog>
  )
}
