import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { NumberField } from '@/components/ui/NumberField'
import { Steps } from '@/components/ui/Steps'
import { toast } from '@/components/ui/Toast'
import type { AdminEscalationQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { ofBranch, useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useNamed, useWord } from '../../shared/names'
import { AdminEscalation } from '../api/escalation'
import { TicketSilenceSet } from '../api/silenceSet'
import { type Ladder, laddersOf } from '../rules'

const LadderForm = lateComponent(() => import('./LadderForm'))

export type TicketSettings = AdminEscalationQuery['ticketSettings'][number]

/** Whose queue a ticket goes to when it stays open, kind by kind, and how silence closes it (TIC-06, TIC-07). */
export function Escalations() {
  const { branch } = useBranch()
  const query = useQuery(read(AdminEscalation, {}))
  return (
    <Loaded query={query}>
      {(data) => {
        const [setting] = ofBranch(data.ticketSettings, branch)
        return setting ? <Shown key={setting.id} data={data} setting={setting} /> : null
      }}
    </Loaded>
  )
}

function Shown({ data, setting }: { data: AdminEscalationQuery; setting: TicketSettings }) {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const [editing, setEditing] = useState<{ ladder: Ladder; isNew: boolean } | null>(null)
  const ladders = laddersOf(setting.rules)
  const symptom = (code: string) => name(data.symptoms.find((one) => one.code === code)?.names, code)
  const title = (ladder: Ladder) =>
    [
      word('ticket', ladder.kind),
      ladder.productType && word('product', ladder.productType),
      ladder.symptomCode && symptom(ladder.symptomCode),
    ]
      .filter(Boolean)
      .join(' · ')
  const trouble = ladders.find((one) => one.kind === 'TROUBLE' && !one.productType)
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-60 grow basis-0 text-muted">{t('admin.escalation.help')}</p>
        {trouble && (
          <Button
            icon="plus"
            onPress={() => setEditing({ ladder: { ...trouble, productType: 'VOICE_PLAN' }, isNew: true })}
          >
            {t('admin.escalation.add')}
          </Button>
        )}
      </div>
      <Changed of={setting} />
      {ladders.map((ladder) => (
        <Panel
          key={title(ladder)}
          title={title(ladder)}
          action={
            <IconButton
              icon="edit"
              label={t('admin.escalation.edit', { name: title(ladder) })}
              onPress={() => setEditing({ ladder, isNew: false })}
            />
          }
        >
          <div className="p-4">
            <Steps
              label={title(ladder)}
              steps={ladder.levels.map((level, at) => ({
                id: String(at),
                label: word('role', level.role),
                state: at === 0 ? 'now' : 'next',
                when:
                  at === 0
                    ? t('admin.escalation.start')
                    : t('admin.escalation.after', { count: level.afterDays }),
              }))}
            />
          </div>
        </Panel>
      ))}
      <Silence setting={setting} />
      {editing && (
        <Suspense>
          <LadderForm
            data={data}
            setting={setting}
            ladder={editing.ladder}
            isNew={editing.isNew}
            title={editing.isNew ? t('admin.escalation.add') : title(editing.ladder)}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

function Silence({ setting }: { setting: TicketSettings }) {
  const t = useText()
  const [days, setDays] = useState(setting.silenceDays)
  const set = useWrite(TicketSilenceSet, ['AdminEscalation'])
  const save = async () => {
    await set.mutateAsync({
      branchId: setting.branch?.id ?? '',
      silenceDays: days,
      version: setting.version,
    })
    toast({ text: t('admin.saved') })
  }
  return (
    <Panel title={t('admin.escalation.silence')}>
      <div className="flex flex-col gap-3 p-4">
        <p>{t('admin.escalation.silenceHelp', { count: days })}</p>
        <div className="flex flex-wrap items-end gap-gap">
          <div className="w-32">
            <NumberField
              label={t('admin.escalation.days')}
              minValue={1}
              maxValue={365}
              value={days}
              onChange={(value) => setDays(value ?? setting.silenceDays)}
            />
          </div>
          <Button
            isDisabled={days === setting.silenceDays}
            isPending={set.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('admin.save')}
          </Button>
        </div>
        <Refusal error={set.error} />
      </div>
    </Panel>
  )
}
