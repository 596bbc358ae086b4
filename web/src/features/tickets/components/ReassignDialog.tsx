import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ComboBox } from '@/components/ui/ComboBox'
import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { TicketPeople } from '../api/ticketPeople'
import { TicketReassign } from '../api/ticketReassign'
import { CHANGED } from '../rules'
import type { TaskProps } from './TicketTask'
import { settle } from './useSteps'

/** Gives a ticket to a colleague: those of its queue first, anybody by name. */
export function ReassignDialog({ ticket, onClose }: TaskProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const search = text && text !== person?.name ? text : null
  const { data } = useQuery({
    ...read(TicketPeople, { search, team: search ? null : (ticket.team?.id ?? null) }),
    placeholderData: (before) => before,
  })
  const reassign = useWrite(TicketReassign, CHANGED)
  const undo = useUndo()
  const { id, version, number, owner } = ticket
  const people = (data?.users.nodes ?? []).filter((one) => one.id !== owner?.id)
  return (
    <Dialog
      title={t('tickets.reassign.title', { number })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('tickets.back')}</Button>
          <Button
            look="primary"
            isDisabled={!person}
            isPending={reassign.isPending}
            onPress={() =>
              person &&
              reassign.mutate(
                { id, version, ownerId: person.id },
                {
                  onSuccess: ({ ticket: given }) => {
                    const back = owner && { id, version: given?.version ?? null, ownerId: owner.id }
                    toast({
                      text: t('tickets.reassign.done', { number, name: person.name }),
                      ...(back ? { undo: undo(() => reassign.mutateAsync(back).then(settle)) } : {}),
                    })
                    settle()
                    onClose()
                  },
                },
              )
            }
          >
            {t('tickets.reassign')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ComboBox
          label={t('tickets.person')}
          options={people.map((one) => ({
            id: one.id,
            label: one.name,
            hint: one.jobTitle ?? one.teams.map(({ name }) => name).join(', '),
          }))}
          value={person?.id ?? null}
          onChange={(key) => setPerson(people.find((one) => one.id === key) ?? null)}
          onSearch={setText}
        />
        <WriteError error={reassign.error} />
      </div>
    </Dialog>
  )
}
