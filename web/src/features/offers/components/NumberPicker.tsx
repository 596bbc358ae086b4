import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SearchField } from '@/components/ui/SearchField'
import { Sheet } from '@/components/ui/Sheet'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { NumberKind } from '@/gql/graphql'
import { Refused, type UserError } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { useOutbox } from '@/lib/outbox/outbox'
import { hasDigits, spaced } from '@/lib/phone'
import { read } from '@/lib/read'
import { FreeNumbers } from '../api/freeNumbers'
import { NumberPort } from '../api/numberPort'
import { NumberReserve } from '../api/numberReserve'
import { KINDS } from '../rules'
import type { CardOffer } from '../useOfferDraft'

const LISTS = ['OfferNumbers', 'FreeNumbers']

/** Chooses numbers of the stock for an offer, or takes down those that the customer brings along. */
export default function NumberPicker({ offer, onClose }: { offer: CardOffer; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<NumberKind>('MOBILE')
  const [digits, setDigits] = useState('')
  const [refusal, setRefusal] = useState<UserError | null>(null)
  const free = useFree(offer, kind, digits)
  const choose = async (number: string, own = false) => {
    setRefusal(null)
    const write = {
      variables: { offerId: offer.id, number },
      label: t(own ? 'offers.numbers.portLabel' : 'offers.numbers.label', {
        number: spaced(number),
        name: offer.customer?.name ?? '',
      }),
      subject: `number_${number}`,
      refetch: LISTS,
      href: `/offers/${offer.id}`,
      instead: 'number',
    }
    try {
      const sent = await (own ? sendOrKeep(NumberPort, write) : sendOrKeep(NumberReserve, write))
      toast({
        text: t(sent ? 'offers.numbers.chosen' : 'offers.numbers.keptHere', { number: spaced(number) }),
      })
      return true
    } catch (error) {
      if (error instanceof Refused) setRefusal(error.errors[0] ?? null)
      else toast({ text: t(helpFor(error)), tone: 'late' })
      void free.refetch()
      return false
    }
  }
  return (
    <Sheet title={t('offers.numbers.choose')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <OfflineNote asOf={free.asOf} />
        {refusal && (
          <Banner tone="late" title={refusal.message}>
            {refusal.alternatives && refusal.alternatives.length > 0 && (
              <div className="mt-2 flex flex-wrap gap-gap">
                {refusal.alternatives.map((number) => (
                  <Button key={number} onPress={() => void choose(number)}>
                    {spaced(number)}
                  </Button>
                ))}
              </div>
            )}
          </Banner>
        )}
        <RadioGroup
          look="segments"
          label={t('offers.numbers.kind')}
          value={kind}
          onChange={(next) => setKind(next as NumberKind)}
          options={KINDS.map((one) => ({ id: one, label: t(`offers.numbers.kind.${one}`) }))}
        />
        <SearchField label={t('offers.numbers.search')} value={digits} onChange={setDigits} />
        {free.error ? (
          <ErrorState error={free.error} onRetry={() => void free.refetch()} />
        ) : free.rows ? (
          <Rows rows={free.rows} onChoose={choose} />
        ) : (
          <Skeleton rows={6} />
        )}
        <Ported onAdd={(number) => choose(number, true)} />
      </div>
    </Sheet>
  )
}

/** The stock as the API has it, or what of it lies on the device; without what was chosen here and waits. */
function useFree(offer: CardOffer, kind: NumberKind, digits: string) {
  const branch = offer.customer?.branch?.code ?? ''
  const all = useQuery(read(FreeNumbers, { branch, kind, digits: null }))
  const found = useQuery({ ...read(FreeNumbers, { branch, kind, digits }), enabled: digits !== '' })
  const taken = new Set(useOutbox().map(({ variables }) => variables.number))
  const rows = found.data ?? all.data
  return {
    rows: rows?.phoneNumbers.nodes.filter(
      ({ number }) => !taken.has(number) && (found.data !== undefined || hasDigits(number, digits)),
    ),
    error: rows ? null : (all.error ?? null),
    asOf: all.dataUpdatedAt || undefined,
    refetch: () => Promise.all([all.refetch(), digits !== '' && found.refetch()]),
  }
}

interface RowsProps {
  rows: readonly { id: string; number: string; grade: 'STANDARD' | 'SILVER' | 'GOLD' }[]
  onChoose: (number: string) => Promise<boolean>
}

function Rows({ rows, onChoose }: RowsProps) {
  const t = useText()
  const [busy, setBusy] = useState<string | null>(null)
  if (rows.length === 0) return <p className="text-muted">{t('offers.numbers.noneFree')}</p>
  return (
    <ul aria-label={t('offers.numbers.stock')} className="card max-h-96 divide-y divide-line overflow-y-auto">
      {rows.map(({ id, number, grade }) => (
        <li key={id} className="flex min-h-row items-center gap-gap py-1 pr-2 pl-4">
          <div className="flex min-w-0 grow flex-wrap items-center gap-x-gap">
            <span className="num grow whitespace-nowrap">{spaced(number)}</span>
            {grade !== 'STANDARD' && <Status tone="idle">{t(`offers.numbers.grade.${grade}`)}</Status>}
          </div>
          <Button
            look="quiet"
            aria-label={t('offers.numbers.take', { number: spaced(number) })}
            isPending={busy === number}
            onPress={() => {
              setBusy(number)
              void onChoose(number).finally(() => setBusy(null))
            }}
          >
            {t('offers.numbers.takeShort')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** A number that the customer has already; it stays in the field until it is taken down. */
function Ported({ onAdd }: { onAdd: (number: string) => Promise<boolean> }) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    try {
      if (await onAdd(number.trim())) setNumber('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="flex flex-wrap items-end gap-gap border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim() && !busy) void add()
      }}
    >
      <div className="min-w-52 grow">
        <TextField label={t('offers.numbers.port')} type="tel" value={number} onChange={setNumber} />
      </div>
      <Button type="submit" isPending={busy}>
        {t('offers.numbers.portAdd')}
      </Button>
    </form>
  )
}
