import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { NumberField } from '@/components/ui/NumberField'
import { Panel } from '@/components/ui/Panel'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Changed } from '../../shared/components/Changed'
import { Refusal } from '../../shared/components/Refusal'
import { AlertRuleSet } from '../api/alertRuleSet'
import { type Overview, type Rule, valueText } from '../rules'

/** When operators are told: every rule as a sentence, with what is measured now. */
export default function Rules({ overview, rules }: { overview: Overview; rules: readonly Rule[] }) {
  const t = useText()
  const format = useFormat()
  const [editing, setEditing] = useState<Rule | null>(null)
  return (
    <Panel title={t('admin.operations.rules')}>
      <ul>
        {rules.map((rule) => {
          const now = overview.values.find((one) => one.key === rule.key)
          const threshold = valueText(rule.threshold, rule.unit, format, t)
          return (
            <li
              key={rule.id}
              className="flex min-h-row items-center gap-3 border-t border-line py-1.5 pr-2 pl-4"
            >
              <div className="min-w-0 grow">
                <p className="font-medium">{rule.title}</p>
                <p className="text-sm text-muted">
                  {t(rule.below ? 'admin.operations.below' : 'admin.operations.above', { threshold })}
                  {now?.value != null &&
                    ` · ${t('admin.operations.now', { value: valueText(now.value, rule.unit, format, t) })}`}
                </p>
              </div>
              <Status tone={!rule.enabled ? 'idle' : now?.raised ? 'late' : 'good'}>
                {!rule.enabled
                  ? t('admin.operations.off')
                  : now?.raised
                    ? t('admin.operations.raised')
                    : t('admin.operations.quiet')}
              </Status>
              {can('operations:write') && (
                <IconButton
                  icon="edit"
                  label={t('admin.operations.edit', { title: rule.title })}
                  onPress={() => setEditing(rule)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {editing && <Edit rule={editing} onClose={() => setEditing(null)} />}
    </Panel>
  )
}

function Edit({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useText()
  const write = useWrite(AlertRuleSet, ['AdminOperations'])
  const [threshold, setThreshold, draft] = useDraft<number | null>(`admin.alert.${rule.id}`, rule.threshold)
  const [enabled, setEnabled] = useState(rule.enabled)
  const save = async () => {
    await write.mutateAsync({
      id: rule.id,
      input: { threshold: threshold ?? rule.threshold, enabled },
      version: rule.version,
    })
    draft.forget()
    toast({ text: t('admin.operations.saved') })
    onClose()
  }
  return (
    <Dialog
      title={rule.title}
      isOpen
      onClose={onClose}
      dismissable={threshold === rule.threshold && enabled === rule.enabled}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isPending={write.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <p>{rule.meaning}</p>
        <p className="text-muted">{rule.advice}</p>
        <NumberField
          label={t(`admin.operations.threshold.${rule.unit}`)}
          value={threshold}
          onChange={setThreshold}
          minValue={0}
          maxValue={1_000_000}
        />
        <Checkbox value={enabled} onChange={setEnabled}>
          {t('admin.operations.enabled')}
        </Checkbox>
        <Changed of={rule} />
        <Refusal error={write.error} />
      </div>
    </Dialog>
  )
}
