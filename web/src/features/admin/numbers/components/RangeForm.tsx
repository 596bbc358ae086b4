import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { NumberField } from '@/components/ui/NumberField'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import type { AdminRangeTryQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { spaced } from '@/lib/phone'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Facts } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { AdminRangeAdd } from '../api/rangeAdd'
import { AdminRangeRemove } from '../api/rangeRemove'
import { AdminRangeTry } from '../api/rangeTry'
import { CHANGED } from '../rules'

const USUAL = 1000
const MOST = 100_000
const SHORTEST = 6

/** A range is tried before it comes into the stock: what is new, how good it is, what the house has already. */
export default function RangeForm({ branchId, onClose }: { branchId: string; onClose: () => void }) {
  const t = useText()
  const undo = useUndo()
  const [{ first, count }, type, draft] = useDraft<{ first: string; count: number | null }>(
    `admin.range.${branchId}`,
    { first: '', count: USUAL },
  )
  const asked = useDeferredValue({ branchId, first: first.trim(), count: count ?? 0 })
  const tried = useQuery({
    ...read(AdminRangeTry, asked),
    enabled: asked.first.length >= SHORTEST && asked.count > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const add = useWrite(AdminRangeAdd, CHANGED)
  const remove = useWrite(AdminRangeRemove, CHANGED)
  const trial = tried.error ? undefined : tried.data?.numberRangeTry
  const fresh = trial ? trial.standard + trial.silver + trial.gold : 0
  const save = async () => {
    const { range: made } = await add.mutateAsync({ branchId, first: first.trim(), count: count ?? 0 })
    draft.forget()
    toast({
      text: t('admin.numbers.added', { count: made?.size ?? 0 }),
      ...(made ? { undo: undo(() => remove.mutateAsync({ id: made.id })) } : {}),
    })
    onClose()
  }
  return (
    <Sheet
      title={t('admin.numbers.add')}
      isOpen
      onClose={onClose}
      dismissable={first === ''}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={fresh === 0 || tried.isFetching || tried.isPlaceholderData}
            isPending={add.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.numbers.addNow', { count: fresh })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <Refusal error={add.error ?? tried.error} />
        <TextField
          label={t('admin.numbers.first')}
          description={t('admin.numbers.firstHelp')}
          type="tel"
          autoFocus
          value={first}
          onChange={(next) => type({ first: next, count })}
        />
        <NumberField
          label={t('admin.numbers.count')}
          minValue={1}
          maxValue={MOST}
          value={count}
          onChange={(next) => type({ first, count: next })}
        />
        {trial && <Trial trial={trial} />}
      </div>
    </Sheet>
  )
}

function Trial({ trial }: { trial: AdminRangeTryQuery['numberRangeTry'] }) {
  const t = useText()
  const format = useFormat()
  return (
    <section aria-live="polite" className="card">
      <h3 className="px-4 pt-3 pb-1 font-semibold">{t('admin.numbers.trial')}</h3>
      <Facts
        rows={[
          [t('admin.numbers.span'), `${spaced(trial.first)} – ${spaced(trial.last)}`],
          [t('admin.numbers.kind'), t(`admin.numbers.kind.${trial.kind}`)],
          [t('admin.numbers.grade.STANDARD'), format.number(trial.standard)],
          [t('admin.numbers.grade.SILVER'), format.number(trial.silver)],
          [t('admin.numbers.grade.GOLD'), format.number(trial.gold)],
          [t('admin.numbers.known'), trial.known > 0 ? format.number(trial.known) : null],
          [t('admin.numbers.clashes'), trial.clashes.join(', ')],
        ]}
      />
    </section>
  )
}
