import type { CardTicket } from '../rules'
import { CancelDialog } from './CancelDialog'
import { DispatchDialog } from './DispatchDialog'
import { ReassignDialog } from './ReassignDialog'
import { TextDialog } from './TextDialog'

export type Task = 'dispatch' | 'reassign' | 'reject' | 'resolve' | 'disagree' | 'reopen' | 'cancel'

export interface TaskProps {
  ticket: CardTicket
  onClose: () => void
}

/** The short tasks on a ticket; loaded when the first is opened. */
export default function TicketTask({ task, ...props }: TaskProps & { task: Task }) {
  if (task === 'dispatch') return <DispatchDialog {...props} />
  if (task === 'reassign') return <ReassignDialog {...props} />
  if (task === 'cancel') return <CancelDialog {...props} />
  return <TextDialog task={task} {...props} />
}
