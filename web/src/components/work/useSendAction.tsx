import { Suspense, useState } from 'react'
import type { MenuAction } from '@/components/ui/Menu'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can } from '@/lib/session'

const SendAction = lateComponent(() => import('./SendAction'))

export interface Sendable {
  id: string
  number: string
  branch?: { id: string } | null | undefined
}

/** The last item of an object's menu, which sends it to another inbox, and the dialog that it opens (INB-02). */
export function useSendAction({ id, number, branch }: Sendable) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const actions: MenuAction[] =
    branch && can('inbox:work')
      ? [{ id: 'send-action', label: t('work.send.open'), icon: 'inbox', onAction: () => setOpen(true) }]
      : []
  const dialog = branch && isOpen && (
    <Suspense>
      <SendAction subjectId={id} number={number} branchId={branch.id} onClose={() => setOpen(false)} />
    </Suspense>
  )
  return { actions, dialog }
}
