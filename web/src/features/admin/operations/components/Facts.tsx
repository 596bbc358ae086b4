import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/Panel'
import { Status, type Tone } from '@/components/ui/Status'
import type { AdminOperationsQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { readable } from '../../shared/names'
import { lastRuns, type Overview, QUEUES, RUNS } from '../rules'

interface LineProps {
  name: string
  note?: string
  tone: Tone
  children: ReactNode
}

function Line({ name, note, tone, children }: LineProps) {
  return (
    <li className="flex min-h-row items-center gap-3 border-t border-line px-4 py-1.5">
      <span className="min-w-0 grow">
        <span className="block font-medium">{name}</span>
        {note && <span className="block truncate text-sm text-muted">{note}</span>}
      </span>
      <Status tone={tone}>{children}</Status>
    </li>
  )
}

/** Which processes of the product run, where, and when each was last heard of. */
export function Processes({ overview }: { overview: Overview }) {
  const t = useText()
  const format = useFormat()
  return (
    <Panel title={t('admin.operations.parts')}>
      <ul>
        {overview.processes.map((one) => (
          <Line
            key={`${one.host}${one.pid}${one.startedAt}`}
            name={t(`admin.operations.process.${one.kind}`)}
            note={`${one.host} · ${one.pid} · ${one.version}`}
            tone={one.alive ? 'good' : 'idle'}
          >
            {one.alive
              ? t('admin.operations.since', { time: format.dayTime(one.startedAt) })
              : t('admin.operations.lastSeen', { time: format.relative(one.seenAt) })}
          </Line>
        ))}
        {overview.outside.map((one) => (
          <Line
            key={one.name}
            name={t('admin.operations.outside', { name: one.name })}
            note={t('admin.operations.calls', { count: one.calls })}
            tone={one.failed ? 'late' : 'good'}
          >
            {one.failed ? t('admin.operations.failed', { count: one.failed }) : t('admin.operations.works')}
          </Line>
        ))}
      </ul>
    </Panel>
  )
}

/** What waits where, and how much of it is late or has failed. */
export function Queues({ overview }: { overview: Overview }) {
  const t = useText()
  return (
    <Panel title={t('admin.operations.queues')}>
      <ul>
        {QUEUES.map((name) => {
          const queue = overview.queues.find((one) => one.name === name)
          if (!queue) return null
          const { waiting, late, failed } = queue
          return (
            <Line
              key={name}
              name={t(`admin.operations.queue.${name}`)}
              note={t('admin.operations.waiting', { count: waiting })}
              tone={failed ? 'late' : late > 10 ? 'warn' : 'good'}
            >
              {failed
                ? t('admin.operations.failed', { count: failed })
                : late
                  ? t('admin.operations.late', { count: late })
                  : t('admin.operations.inTime')}
            </Line>
          )
        })}
      </ul>
    </Panel>
  )
}

type Run = AdminOperationsQuery['operationRuns']['nodes'][number]

/** The last backup, check and rotation, and what the data take. */
export function Keeping({ overview, runs }: { overview: Overview; runs: readonly Run[] }) {
  const t = useText()
  const format = useFormat()
  const last = lastRuns(runs)
  return (
    <Panel title={t('admin.operations.keeping')}>
      <ul>
        {RUNS.map((kind) => {
          const run = last.find((one) => one.kind === kind)
          const tones = { SUCCEEDED: 'good', RUNNING: 'info', FAILED: 'late' } as const
          return (
            <Line
              key={kind}
              name={t(`admin.operations.run.${kind}`)}
              note={run ? format.dayTime(run.finishedAt ?? run.startedAt) : undefined}
              tone={run ? tones[run.outcome] : 'idle'}
            >
              {run ? t(`admin.operations.outcome.${run.outcome}`) : t('admin.operations.never')}
            </Line>
          )
        })}
        <Line name={t('admin.operations.database')} tone="idle">
          {format.bytes(overview.databaseBytes)}
        </Line>
        <Line name={t('admin.operations.files')} tone="idle">
          {format.bytes(overview.fileBytes)}
        </Line>
      </ul>
    </Panel>
  )
}

/** Failed background work by reason, the most frequent first. */
export function Failures({ overview }: { overview: Overview }) {
  const t = useText()
  const format = useFormat()
  if (overview.failures.length === 0) return null
  return (
    <Panel title={t('admin.operations.failures')}>
      <ul>
        {overview.failures.map((one) => (
          <li key={`${one.job}${one.error}`} className="border-t border-line px-4 py-2">
            <p className="flex flex-wrap items-center gap-x-2 font-medium">
              {readable(one.job)}
              <Status tone="late">{format.number(one.count)}</Status>
            </p>
            <p>{one.problem}</p>
            {one.error && <p className="text-sm break-words text-muted">{one.error}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
