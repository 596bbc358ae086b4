import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ComboBox } from '@/components/ui/ComboBox'
import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { TicketDispatch } from '../api/ticketDispatch'
import { TicketTeams } from '../api/ticketTeams'
import { CHANGED } from '../rules'
import type { TaskProps } from './TicketTask'
import { settle } from './useSteps'

/** Sends a ticket to another queue of its branch (TIC-02). */
export function DispatchDialog({ ticket, onClose }: TaskProps) {
  const t = useText()
  const { data } = useQuery({ ...read(TicketTeams, {}), staleTime: 300_000 })
  const dispatch = useWrite(TicketDispatch, CHANGED)
  const [teamId, setTeamId] = useState<string | null>(null)
  const { id, version, number, customer, team: now } = ticket
  const branch = customer?.branch?.id
  const teams = (data?.teams ?? []).filter(
    (team) => team.id !== now?.id && (!branch || team.branch?.id === branch),
  )
  const chosen = teams.find((team) => team.id === teamId)
  return (
    <Dialog
      title={t('tickets.dispatch.title', { number })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('tickets.back')}</Button>
          <Button
            look="primary"
            isDisabled={!chosen}
            isPending={dispatch.isPending}
            onPress={() =>
              chosen &&
              dispatch.mutate(
                { id, version, teamId: chosen.id },
                {
                  onSuccess: () => {
                    toast({ text: t('tickets.dispatch.done', { number, team: chosen.name }) })
                    settle()
                    onClose()
                  },
                },
              )
            }
          >
            {t('tickets.dispatch')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ComboBox
          label={t('tickets.queue')}
          options={teams.map((team) => ({
            id: team.id,
            label: team.name,
            ...(team.manager ? { hint: team.manager.name } : {}),
          }))}
          value={teamId}
          onChange={setTeamId}
        />
        <WriteError error={dispatch.error} />
      </div>
    </Dialog>
  )
}
