import { useEffect, useState } from 'react'
import { Banner } from '@/components/ui/Banner'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { Refused } from '@/lib/errors'
import { followDraft } from '@/lib/followDraft'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { discard } from '@/lib/outbox/manage'
import { useOutbox } from '@/lib/outbox/outbox'
import type { Unsent } from '@/lib/outbox/unsent'
import { CartSubmit } from '../api/cartSubmit'

const LISTS = ['Cart', 'PortalHome', 'PortalOrders']
const DRAFT = 'cart.note'

/** Orders the cart once, however often the line breaks; without one the order waits in the outbox. */
export function useSubmit(onOrdered: (order: { id: string; number: string }) => void) {
  const t = useText()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const waiting = useOutbox().find(
    ({ operation, state }) => operation === 'CartSubmit' && state === 'waiting',
  )

  const submit = async (note: string) => {
    setProblem(null)
    setPending(true)
    try {
      const answer = await sendOrKeep(CartSubmit, {
        variables: { clientReference: crypto.randomUUID(), note: note.trim() || null },
        label: t('shop.submit.label'),
        subject: 'cart',
        href: '/portal/cart',
        refetch: LISTS,
      })
      dropDraft(DRAFT)
      if (answer?.order) onOrdered(answer.order)
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t(helpFor(error)))
    } finally {
      setPending(false)
    }
  }
  return {
    /** An order that has not gone out yet. */
    waiting: pending ? undefined : waiting,
    problem,
    pending,
    submit: (note: string) => void submit(note),
    cancel: async (unsent: Unsent) => {
      const cancelled = await discard(unsent.key)
      toast({ text: t(cancelled ? 'shop.kept.cancelled' : 'ui.kept.tooLate'), tone: 'info' })
    },
  }
}

export interface SubmitProps {
  submit: ReturnType<typeof useSubmit>
  /** What the earlier order said that is in the cart again. */
  note: string
  blocked: boolean
  onBack: () => void
}

/** The last look: a note, what pressing means, and the button. */
export function Submit({ submit, note: earlier, blocked, onBack }: SubmitProps) {
  const t = useText()
  const [typed, setTyped] = useState(() => readDraft(DRAFT))
  useEffect(() => followDraft(DRAFT, setTyped), [])
  const note = typed ?? earlier
  return (
    <>
      <TextField
        label={t('shop.note')}
        description={t('shop.note.help')}
        multiline
        value={note}
        onChange={(text) => {
          setTyped(text)
          keepDraft(DRAFT, text)
        }}
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
        onPress={() => submit.submit(note)}
      >
        {t('shop.submit')}
      </Button>
      <Button look="quiet" wide onPress={onBack}>
        {t('shop.review.back')}
      </Button>
    </>
  )
}

/** The order is on this device only: said plainly, since nobody should rely on what is not ordered. */
export function NotOrderedYet({ submit }: { submit: ReturnType<typeof useSubmit> }) {
  const t = useText()
  const { waiting } = submit
  if (!waiting) return null
  return (
    <Banner
      tone="warn"
      title={t('shop.kept.title')}
      action={
        // What was on its way may have arrived: then only the answer is missing.
        !waiting.tried && <Button onPress={() => void submit.cancel(waiting)}>{t('shop.kept.cancel')}</Button>
      }
    >
      {t('shop.kept.text')}
    </Banner>
  )
}
