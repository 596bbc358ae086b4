import { valibotResolver } from '@hookform/resolvers/valibot'
import { type KeyboardEvent, useRef } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Icon } from '@/components/ui/Icon'
import { KeyHint } from '@/components/ui/KeyHint'
import { Switch } from '@/components/ui/Switch'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { TicketCardQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { writeOptimistic } from '@/lib/optimistic'
import { read } from '@/lib/read'
import { useSession } from '@/lib/session'
import { useShortcuts } from '@/lib/shortcuts'
import { requiredText } from '@/lib/validate'
import { TicketCard as TicketDocument } from '../api/ticket'
import { TicketComment } from '../api/ticketComment'
import { type CardTicket, PENDING, withComment } from '../rules'

const schema = v.object({ body: requiredText, internal: v.boolean() })
type Values = v.InferInput<typeof schema>

/**
 * Writes to the conversation, also without a line. Whether the customer reads it is said by words, by a lock and by
 * another ground; the choice stays as it is for the next message.
 */
export function Composer({ ticket }: { ticket: CardTicket }) {
  const t = useText()
  const { user } = useSession()
  const form = useForm<Values>({
    resolver: valibotResolver(schema),
    defaultValues: { body: '', internal: false },
  })
  const internal = form.watch('internal')
  const send = async ({ body, internal: hidden }: Values) => {
    const { delivered } = await writeOptimistic(TicketComment, {
      variables: { id: ticket.id, body, internal: hidden },
      label: t('tickets.comment.label', { number: ticket.number }),
      subject: ticket.id,
      refetch: ['TicketCard'],
      queryKey: read(TicketDocument, { id: ticket.id }).queryKey,
      change: (card: TicketCardQuery) =>
        withComment(card, {
          id: `${PENDING}${crypto.randomUUID()}`,
          body,
          internal: hidden,
          createdAt: new Date().toISOString(),
          author: user && { id: user.id, name: user.name },
        }),
    })
    delivered.catch((error: unknown) =>
      toast({
        tone: 'late',
        text: error instanceof Refused ? error.message : t('tickets.comment.failed'),
      }),
    )
    form.reset({ body: '', internal: hidden })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    ;(event.target as HTMLElement).closest('form')?.requestSubmit()
  }
  const place = useRef<HTMLDivElement>(null)
  const write = t('tickets.compose.answer')
  useShortcuts([{ keys: 'a', label: write, run: () => place.current?.querySelector('textarea')?.focus() }])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of the field inside
    <div
      ref={place}
      data-print="none"
      onKeyDown={onKeyDown}
      className={`border-t p-4 ${internal ? 'border-warn bg-warn-soft' : 'border-line'}`}
    >
      <Form form={form} draft={`ticket.comment.${ticket.id}`} onSubmit={send}>
        <FormErrors />
        <Field name="body">
          {(field) => (
            <TextField
              multiline
              label={t(internal ? 'tickets.compose.note' : 'tickets.compose.answer')}
              description={t(internal ? 'tickets.compose.hidden' : 'tickets.compose.seen')}
              {...field}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-gap">
          <Field name="internal">
            {({ value, onChange, isDisabled }) => (
              <Switch value={value} onChange={onChange} isDisabled={isDisabled}>
                <span className="inline-flex items-center gap-1.5">
                  <Icon name="lock" size={16} />
                  {t('tickets.compose.internal')}
                </span>
              </Switch>
            )}
          </Field>
          <Button type="submit" icon={internal ? 'lock' : 'mail'} isPending={form.formState.isSubmitting}>
            {t(internal ? 'tickets.compose.keep' : 'tickets.compose.send')}
            <KeyHint keys="Mod+↵" />
          </Button>
        </div>
      </Form>
    </div>
  )
}
