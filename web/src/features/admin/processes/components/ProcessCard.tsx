import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ProcessPicture } from '@/components/ui/ProcessPicture'
import { Select } from '@/components/ui/Select'
import { toast } from '@/components/ui/Toast'
import type { AdminProcessQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useNamed, useWord } from '../../shared/names'
import { placeOf } from '../../shared/refusal'
import { AdminProcess } from '../api/process'
import { ProcessDefinitionPublish } from '../api/processPublish'
import { type Activity, activitiesOf, picture, problemsOf, withNew, without } from '../rules'
import { useTerm } from '../useTerm'
import { ActivityForm } from './ActivityForm'
import { ActivityRow } from './ActivityRow'

export default function ProcessCard({ id, back }: { id: string; back: string }) {
  const t = useText()
  const query = useQuery(read(AdminProcess, { id }))
  return (
    <div className="flex flex-col gap-4 p-4 sm:p-6">
      <div className="md:hidden">
        <BackLink href={back}>{t('admin.section.processes')}</BackLink>
      </div>
      <Loaded query={query}>
        {(data) =>
          data.processDefinition ? (
            <Shown key={id} data={data} process={data.processDefinition} />
          ) : (
            <EmptyState icon="rows" title={t('admin.process.none')} />
          )
        }
      </Loaded>
    </div>
  )
}

type Process = NonNullable<AdminProcessQuery['processDefinition']>

function Shown({ data, process }: { data: AdminProcessQuery; process: Process }) {
  const t = useText()
  const format = useFormat()
  const word = useWord()
  const name = useNamed()
  const navigate = useNavigate()
  const term = useTerm(data)
  const stored = activitiesOf(process.activities)
  const [draft, setDraft] = useDraft<readonly Activity[] | null>(`admin.process.${process.id}`, null)
  const [editing, setEditing] = useState<string | null>(null)
  const publish = useWrite(ProcessDefinitionPublish, ['AdminProcess', 'AdminProcesses'])
  const activities = draft ?? stored
  const problems = problemsOf(activities)
  const newest = process.revisions[0]
  const label = (activity: Activity) => name(activity.names, activity.key)
  const who = (activity: Activity) =>
    activity.kind === 'AUTOMATIC' ? t('admin.process.automatic') : word('role', activity.role ?? '')
  const put = async () => {
    const input = {
      branchId: process.branch?.id ?? '',
      key: process.key,
      names: process.names,
      activities,
      revision: newest?.revision ?? process.revision,
    }
    const { definition } = await publish.mutateAsync({ input })
    toast({ text: t('admin.process.published', { number: definition?.revision ?? '' }) })
    setDraft(null)
    if (definition) void navigate({ to: `/admin/processes/${definition.id}` })
  }
  const edited = activities.find((activity) => activity.key === editing)
  return (
    <>
      <header className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 grow basis-0">
          <h2 className="text-xl font-semibold">{process.name}</h2>
          <p className="text-sm text-muted">
            {process.publishedBy
              ? t('admin.changedBy', {
                  name: process.publishedBy.name,
                  when: format.relative(process.createdAt),
                })
              : t('admin.neverChanged')}{' '}
            · {t('admin.process.running', { count: process.running })}
          </p>
        </div>
        {!draft && process.revisions.length > 1 && (
          <div className="w-56">
            <Select
              label={t('admin.versions')}
              options={process.revisions.map((one) => ({
                id: one.id,
                label: t('admin.process.revision', { number: one.revision }),
                hint: [one.publishedBy?.name, format.date(one.createdAt)].filter(Boolean).join(' · '),
              }))}
              value={process.id}
              onChange={(next) => void navigate({ to: `/admin/processes/${next}` })}
            />
          </div>
        )}
        {draft ? (
          <>
            <Button
              onPress={() => {
                setDraft(null)
                publish.reset()
              }}
            >
              {t('admin.discard')}
            </Button>
            <Button
              look="primary"
              isDisabled={problems.size > 0}
              isPending={publish.isPending}
              onPress={() => void put().catch(() => undefined)}
            >
              {t('admin.process.publish')}
            </Button>
          </>
        ) : (
          <Button look="primary" icon="edit" onPress={() => setDraft(stored)}>
            {t(process.id === newest?.id ? 'admin.process.change' : 'admin.process.restore')}
          </Button>
        )}
      </header>
      {draft && <p className="text-muted">{t('admin.process.help')}</p>}
      <Refusal error={publish.error} />
      <ProcessPicture label={process.name} activities={picture(activities, label, who, term.length)} />
      <Panel
        title={t('admin.process.activities', { count: activities.length })}
        action={
          draft && (
            <Button
              look="quiet"
              icon="plus"
              onPress={() => {
                const next = withNew(activities, { en: '' })
                setDraft(next)
                setEditing(next.at(-1)?.key ?? null)
              }}
            >
              {t('admin.process.add')}
            </Button>
          )
        }
      >
        <ol>
          {activities.map((activity) => (
            <ActivityRow
              key={activity.key}
              activity={activity}
              activities={activities}
              data={data}
              problem={problems.get(activity.key) ?? null}
              refused={placeOf(publish.error, 'activities') === activity.key}
              onEdit={draft ? () => setEditing(activity.key) : null}
              onDrop={
                draft && activities.length > 1 ? () => setDraft(without(activities, activity.key)) : null
              }
            />
          ))}
        </ol>
      </Panel>
      {edited && draft && (
        <ActivityForm
          activity={edited}
          activities={activities}
          data={data}
          branchId={process.branch?.id}
          processId={process.id}
          onClose={() => setEditing(null)}
          onSave={(next) => {
            setDraft(activities.map((one) => (one.key === next.key ? next : one)))
            setEditing(null)
          }}
        />
      )}
    </>
  )
}
