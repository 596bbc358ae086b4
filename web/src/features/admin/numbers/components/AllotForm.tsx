import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ComboBox } from '@/components/ui/ComboBox'
import { DraftNote } from '@/components/ui/DraftNote'
import { NumberField } from '@/components/ui/NumberField'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { spaced } from '@/lib/phone'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { AdminColleagues } from '../../people/api/colleagues'
import { Refusal } from '../../shared/components/Refusal'
import { AdminNumbersAllot } from '../api/allot'
import { AdminNumbersTakeBack } from '../api/takeBack'
import { type Allotment, CHANGED, type Range, spanOf } from '../rules'

export interface AllotFormProps {
  range: Range
  /** From whom they are taken back; none: they are given. */
  from: Allotment | null
  onClose: () => void
}

/** Free numbers of a range go to an agent, who alone sells them then, or come back from one. */
export default function AllotForm({ range, from, onClose }: AllotFormProps) {
  const t = useText()
  const [{ first, count }, type, draft] = useDraft<{ first: string; count: number | null }>(
    `admin.numbers.${from ? from.first : range.id}`,
    {
      first: spaced(from?.first ?? range.first),
      count: from ? spanOf(from.first, from.last) : Math.min(100, range.size),
    },
  )
  const [agent, setAgent] = useState<string | null>(from?.agent?.id ?? null)
  const [text, setText] = useState('')
  const found = useQuery({ ...read(AdminColleagues, { search: text || null }), enabled: !from })
  const allot = useWrite(AdminNumbersAllot, CHANGED)
  const takeBack = useWrite(AdminNumbersTakeBack, CHANGED)
  const write = from ? takeBack : allot
  const save = async () => {
    if (!agent) return
    await write.mutateAsync({ id: range.id, first: first.trim(), count: count ?? 0, agentId: agent })
    draft.forget()
    toast({ text: t(from ? 'admin.numbers.backDone' : 'admin.numbers.giveDone') })
    onClose()
  }
  return (
    <Sheet
      title={from ? t('admin.numbers.takeBack', { name: from.agent?.name ?? '' }) : t('admin.numbers.give')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!agent || !count}
            isPending={write.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t(from ? 'admin.numbers.backNow' : 'admin.numbers.giveNow')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <Refusal error={write.error} />
        <p className="text-muted">{t(from ? 'admin.numbers.backHelp' : 'admin.numbers.giveHelp')}</p>
        {!from && (
          <ComboBox
            label={t('admin.numbers.agent')}
            options={(found.data?.users.nodes ?? []).map(({ id, name, login }) => ({
              id,
              label: name,
              hint: login,
            }))}
            value={agent}
            onSearch={setText}
            onChange={setAgent}
          />
        )}
        <TextField
          label={t('admin.numbers.first')}
          type="tel"
          value={first}
          onChange={(next) => type({ first: next, count })}
        />
        <NumberField
          label={t('admin.numbers.count')}
          minValue={1}
          maxValue={spanOf(range.first, range.last)}
          value={count}
          onChange={(next) => type({ first, count: next })}
        />
      </div>
    </Sheet>
  )
}
