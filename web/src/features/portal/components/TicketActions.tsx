import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { PortalTicketQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import {
  PortalTicketAgree,
  PortalTicketCancel,
  PortalTicketDisagree,
  PortalTicketReopen,
} from '../api/ticketSteps'

const AGAIN = ['PortalTicket', 'PortalTickets', 'PortalHome']

/** Agree, disagree, open again, withdraw: what is possible now. */
export function TicketActions({ ticket }: { ticket: NonNullable<PortalTicketQuery['ticket']> }) {
  const t = useText()
  const [asking, setAsking] = useState<'disagree' | 'reopen' | null>(null)
  const [why, setWhy, draft] = useDraft(`ticket.again.${ticket.id}`, '')
  const [problem, setProblem] = useState<string | null>(null)
  const agree = useWrite(PortalTicketAgree, AGAIN)
  const disagree = useWrite(PortalTicketDisagree, AGAIN)
  const reopen = useWrite(PortalTicketReopen, AGAIN)
  const cancel = useWrite(PortalTicketCancel, AGAIN)
  const can = ticket.viewerCan
  const { id } = ticket
  const run = async (write: () => Promise<unknown>, done: string) => {
    setProblem(null)
    try {
      await write()
      toast({ text: done })
      setAsking(null)
      draft.restart()
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t(helpFor(error)))
    }
  }
  const say = () =>
    void run(
      () => (asking === 'reopen' ? reopen : disagree).mutateAsync({ id, why: why.trim() }),
      t('portal.ticket.reopened'),
    )
  return (
    <>
      <div className="flex flex-wrap gap-gap empty:hidden">
        {can.agree.allowed && (
          <>
            <Button
              look="primary"
              icon="check"
              isPending={agree.isPending}
              onPress={() => void run(() => agree.mutateAsync({ id }), t('portal.ticket.agreed'))}
            >
              {t('portal.ticket.agree')}
            </Button>
            <Button onPress={() => setAsking('disagree')}>{t('portal.ticket.disagree')}</Button>
          </>
        )}
        {can.reopen.allowed && (
          <Button icon="undo" onPress={() => setAsking('reopen')}>
            {t('portal.ticket.reopen')}
          </Button>
        )}
        {can.cancel.allowed && (
          <Button
            look="quiet"
            isPending={cancel.isPending}
            onPress={() => void run(() => cancel.mutateAsync({ id }), t('portal.ticket.withdrawn'))}
          >
            {t('portal.ticket.withdraw')}
          </Button>
        )}
      </div>
      {problem && !asking && (
        <p role="alert" className="text-late">
          {problem}
        </p>
      )}
      <Dialog
        title={t(asking === 'reopen' ? 'portal.ticket.reopen' : 'portal.ticket.disagree')}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        dismissable={why === ''}
        actions={
          <Button
            look="primary"
            isDisabled={why.trim() === ''}
            isPending={disagree.isPending || reopen.isPending}
            onPress={say}
          >
            {t('portal.send')}
          </Button>
        }
      >
        <div className="mb-3 empty:hidden">
          <DraftNote draft={draft} />
        </div>
        <TextField
          label={t('portal.ticket.why')}
          description={t('portal.ticket.whyHelp')}
          isRequired
          multiline
          value={why}
          onChange={setWhy}
          maxLength={2000}
        />
        {problem && (
          <p role="alert" className="mt-3 text-late">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  )
}
