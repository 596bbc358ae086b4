import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { useDraft } from '@/lib/useDraft'
import { InstallationAnswer } from '../api/installationAnswer'
import type { Activity } from '../progress'
import { stepName } from './words'

export interface AnswerInstallationProps {
  activity: Activity
  number: string
  /** Two buttons beside each other, or one that opens both (home). */
  compact?: boolean
}

/** Accept in two taps; a refusal says what is wrong. */
export function AnswerInstallation({ activity, number, compact = false }: AnswerInstallationProps) {
  const t = useText()
  const [asking, setAsking] = useState<'accept' | 'refuse' | null>(null)
  const [reason, setReason, draft] = useDraft(`install.refuse.${activity.id}`, '')
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const [sending, setSending] = useState(false)
  const answer = async (accepted: boolean) => {
    setProblem(null)
    setSending(true)
    try {
      const sent = await sendOrKeep(InstallationAnswer, {
        variables: { activityId: activity.id, accepted, reason: accepted ? null : reason.trim() },
        label: t('portal.install.label', { number }),
        subject: activity.id,
        refetch: ['PortalOrder', 'PortalOrders', 'PortalHome'],
      })
      draft.forget()
      setDone(true)
      setAsking(null)
      if (!sent) toast({ text: t('ui.kept.toast'), tone: 'info' })
      else toast({ text: t(accepted ? 'portal.install.accepted' : 'portal.install.refused') })
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t(helpFor(error)))
    } finally {
      setSending(false)
    }
  }
  // The process goes on in the background: until it has, nobody is asked twice.
  if (done) return <p className="font-medium text-good">{t('portal.install.noted')}</p>
  const accepting = asking === 'accept'
  return (
    <>
      <div className="flex flex-wrap gap-gap">
        <Button look={compact ? 'secondary' : 'primary'} icon="check" onPress={() => setAsking('accept')}>
          {t('portal.install.accept')}
        </Button>
        <Button look={compact ? 'quiet' : 'secondary'} onPress={() => setAsking('refuse')}>
          {t('portal.install.refuse')}
        </Button>
      </div>
      <Dialog
        title={t(accepting ? 'portal.install.acceptTitle' : 'portal.install.refuseTitle')}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        dismissable={reason === ''}
        actions={
          <>
            <Button look="quiet" onPress={() => setAsking(null)}>
              {t('portal.cancel')}
            </Button>
            <Button
              look={accepting ? 'primary' : 'danger'}
              isPending={sending}
              isDisabled={!accepting && reason.trim() === ''}
              onPress={() => void answer(accepting)}
            >
              {t(accepting ? 'portal.install.accept' : 'portal.install.refuse')}
            </Button>
          </>
        }
      >
        <p className="mb-1 font-medium">
          {stepName(activity, t)} · <span className="num">{number}</span>
        </p>
        <p className="text-muted">
          {t(accepting ? 'portal.install.acceptMeans' : 'portal.install.refuseMeans')}
        </p>
        {asking === 'refuse' && (
          <div className="mt-3 flex flex-col gap-3">
            <DraftNote draft={draft} />
            <TextField
              label={t('portal.install.reason')}
              multiline
              isRequired
              value={reason}
              onChange={setReason}
              maxLength={2000}
            />
          </div>
        )}
        {problem && (
          <p role="alert" className="mt-3 text-late">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  )
}
