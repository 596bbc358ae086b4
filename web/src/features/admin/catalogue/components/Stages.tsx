import { Button } from '@/components/ui/Button'
import { ToneShape, toneText } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { OfferingConfirmStage } from '../api/offeringConfirmStage'
import { STAGES } from '../rules'
import type { Offering } from './OfferingCard'

/** What must be ready before publishing, who said that it is, and the next to confirm (OFF-00). */
export function Stages({ offering }: { offering: Offering }) {
  const t = useText()
  const format = useFormat()
  const confirm = useWrite(OfferingConfirmStage, ['AdminOffering'])
  const open = STAGES.find((stage) => !offering.stages.some((done) => done.stage === stage))
  return (
    <Panel title={t('admin.catalogue.stages')}>
      <ol>
        {STAGES.map((stage) => {
          const done = offering.stages.find((one) => one.stage === stage)
          const tone = done ? 'good' : stage === open ? 'info' : 'idle'
          return (
            <li
              key={stage}
              className="flex min-h-row flex-wrap items-center gap-3 border-b border-line px-4 py-1.5 last:border-0"
            >
              <span className={toneText[tone]}>
                <ToneShape tone={tone} size={12} />
              </span>
              <span className="min-w-40 grow basis-0">
                {t(`admin.stage.${stage}`)}
                {done && (
                  <span className="block text-sm text-muted">
                    {done.confirmedBy?.name} · {format.dateTime(done.confirmedAt)}
                  </span>
                )}
              </span>
              {stage === open && (
                <Button
                  icon="check"
                  isPending={confirm.isPending}
                  onPress={() =>
                    void confirm
                      .mutateAsync({ id: offering.id, stage })
                      .then(() => toast({ text: t('admin.saved') }))
                      .catch(() => undefined)
                  }
                >
                  {t('admin.catalogue.confirm')}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {confirm.error && (
        <div className="p-4">
          <Refusal error={confirm.error} />
        </div>
      )}
    </Panel>
  )
}
