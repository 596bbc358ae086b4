import type { Asking } from '../rules'
import CallDialog from './CallDialog'
import { GiveDialog } from './GiveDialog'
import { HandOverDialog } from './HandOverDialog'
import { LoseDialog } from './LoseDialog'
import { ReclassifyDialog } from './ReclassifyDialog'
import { WinDialog } from './WinDialog'

export type Task = 'call' | 'give' | 'handOver' | 'reclassify' | 'win' | 'lose'

/** What a task has to know of its lead; a card of the board knows as much as the open card. */
export interface TaskLead extends Asking {
  id: string
  number: string
  companyName: string
  version: number
  channel: string
  salesChannel: string
  phone?: string | null
  contactName?: string | null
  owner?: { id: string; name: string } | null
  team?: { id: string; name: string } | null
}

export interface TaskProps {
  lead: TaskLead
  /** Whom a card was dropped on. */
  to?: { id: string; name: string }
  onClose: () => void
}

const TASKS = {
  call: CallDialog,
  give: GiveDialog,
  handOver: HandOverDialog,
  reclassify: ReclassifyDialog,
  win: WinDialog,
  lose: LoseDialog,
}

/** The short tasks on a lead; loaded when the first is opened. */
export default function LeadTask({ task, ...props }: TaskProps & { task: Task }) {
  const Shown = TASKS[task]
  return <Shown {...props} />
}
