import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { NetworkError, Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { CartSubmit } from '../api/cartSubmit'
import { type CartLine, print } from '../rules'
import { referenceFor, sending, settled } from '../submitting'

/** Orders the cart once, however often the button is pressed or the line breaks. */
export function useSubmit(onOrdered: (order: { id: string; number: string }) => void) {
  const t = useText()
  const userId = useSession().user?.id ?? ''
  const write = useWrite(CartSubmit, ['Cart', 'PortalHome', 'PortalOrders'])
  const [lost, setLost] = useState(() => sending(userId) !== null)
  const [problem, setProblem] = useState<string | null>(null)

  const send = async (reference: string, note: string | null) => {
    setProblem(null)
    try {
      const { order } = await write.mutateAsync({ clientReference: reference, note })
      settled(userId)
      setLost(false)
      if (order) onOrdered(order)
    } catch (error) {
      if (error instanceof NetworkError) {
        // The order may be there: the same reference asks again.
        setLost(true)
        setProblem(t('shop.submit.line'))
      } else {
        settled(userId)
        setLost(false)
        if (error instanceof Refused && error.has('cart-empty'))
          toast({ text: t('shop.lost.not'), tone: 'info' })
        else setProblem(error instanceof Refused ? error.message : t('ui.error.help'))
      }
    }
  }
  return {
    lost,
    problem,
    pending: write.isPending,
    submit: (lines: readonly CartLine[], note: string) =>
      void send(referenceFor(userId, print(lines)), note.trim() || null),
    again: () => {
      const open = sending(userId)
      if (open) void send(open.reference, null)
    },
  }
}

export interface SubmitProps {
  lines: readonly CartLine[]
  submit: ReturnType<typeof useSubmit>
  blocked: boolean
  onBack: () => void
}

/** The last look: a note, what pressing means, and the button. */
export function Submit({ lines, submit, blocked, onBack }: SubmitProps) {
  const t = useText()
  const [note, setNote] = useState('')
  return (
    <>
      <TextField
        label={t('shop.note')}
        description={t('shop.note.help')}
        multiline
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
      <p className="text-sm text-muted">{t('shop.submit.means')}</p>
      {submit.problem && (
        <p role="alert" className="flex items-start gap-2 rounded-control bg-late-soft px-3 py-2 text-late">
          <Icon name="problem" size={18} className="mt-0.5 shrink-0" />
          {submit.problem}
        </p>
      )}
      <Button
        look="primary"
        icon="check"
        wide
        isDisabled={blocked}
        isPending={submit.pending}
        onPress={() => submit.submit(lines, note)}
      >
        {t('shop.submit')}
      </Button>
      <Button look="quiet" wide onPress={onBack}>
        {t('shop.review.back')}
      </Button>
    </>
  )
}
