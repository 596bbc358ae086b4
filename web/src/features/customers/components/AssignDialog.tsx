import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ComboBox } from '@/components/ui/ComboBox'
import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { CustomerAssign } from '../api/customerAssign'
import { CustomerStaff } from '../api/staff'
import type { Seat } from './AccountTeam'

export interface AssignDialogProps {
  customerId: string
  seat: Seat
  holder: { id: string; name: string } | null
  onClose: () => void
}

/** Gives a seat of the account team to somebody, or to nobody; undo gives it back. */
export default function AssignDialog({ customerId, seat, holder, onClose }: AssignDialogProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [userId, setUserId] = useState<string | null>(holder?.id ?? null)
  const search = text === holder?.name ? null : text || null
  const staff = useQuery({ ...read(CustomerStaff, { search }), placeholderData: (before) => before })
  const assign = useWrite(CustomerAssign, ['CustomerCard', 'CustomerTimeline'])
  const save = (to: string | null) =>
    assign.mutate(
      { id: customerId, input: { kind: seat, userId: to } },
      {
        onSuccess: () => {
          toast({
            text: t('customers.seat.changed', { seat: t(`customers.seat.${seat}`) }),
            undo: () => assign.mutate({ id: customerId, input: { kind: seat, userId: holder?.id ?? null } }),
          })
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={t(`customers.seat.${seat}`)}
      isOpen
      onClose={onClose}
      actions={
        <>
          {holder && (
            <Button isPending={assign.isPending} onPress={() => save(null)}>
              {t('customers.seat.free')}
            </Button>
          )}
          <Button
            look="primary"
            isPending={assign.isPending}
            isDisabled={!userId || userId === holder?.id}
            onPress={() => save(userId)}
          >
            {t('customers.seat.give')}
          </Button>
        </>
      }
    >
      <ComboBox
        label={t('customers.seat.who')}
        options={(staff.data?.users.nodes ?? []).map((user) => ({
          id: user.id,
          label: user.name,
          ...(user.jobTitle ? { hint: user.jobTitle } : {}),
        }))}
        value={userId}
        onChange={setUserId}
        onSearch={setText}
      />
      {assign.error && (
        <p role="alert" className="mt-3 text-late">
          {assign.error instanceof Refused ? assign.error.message : t('customers.failed')}
        </p>
      )}
    </Dialog>
  )
}
