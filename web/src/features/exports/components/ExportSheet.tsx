import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Sheet } from '@/components/ui/Sheet'
import { Status } from '@/components/ui/Status'
import type { ExportFormat, ListExportsQuery } from '@/gql/graphql'
import { NetworkError, Refused } from '@/lib/errors'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { ListExportStart } from '../api/exportStart'
import { ListExports } from '../api/exports'
import { written } from '../rules'
import type { ExportProps } from './Export'

type One = ListExportsQuery['listExports'][number]

const FORMATS: readonly ExportFormat[] = ['XLSX', 'CSV']
const SOON = 1000

/** Chooses how the list leaves, and shows what was taken out within the last day: how far it is, and the file. */
export default function ExportSheet({ list, filter, order, onClose }: ExportProps & { onClose: () => void }) {
  const t = useText()
  const [format, setFormat] = useState<ExportFormat>('XLSX')
  const start = useWrite(ListExportStart, ['ListExports'])
  const query = useQuery({
    ...read(ListExports, {}),
    refetchInterval: ({ state }) =>
      state.data?.listExports.some((one) => one.state === 'RUNNING') ? SOON : false,
    meta: { private: true },
  })
  const begin = () =>
    start.mutateAsync({ input: { list, format, filter: filter as never, order } }).catch(() => undefined)
  return (
    <Sheet title={t('exports.title')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-muted">{t('exports.help')}</p>
        {start.error && <Banner tone="late" title={refusal(start.error, t)} />}
        <RadioGroup
          look="segments"
          label={t('exports.format')}
          value={format}
          onChange={(next) => setFormat(next as ExportFormat)}
          options={FORMATS.map((id) => ({ id, label: t(`exports.format.${id}`) }))}
        />
        <Button look="primary" icon="download" isPending={start.isPending} onPress={() => void begin()}>
          {t('exports.start')}
        </Button>
        {query.error && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && query.data.listExports.length > 0 && (
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{t('exports.ready')}</h3>
            <OfflineNote asOf={query.dataUpdatedAt} />
            <ul aria-label={t('exports.ready')} className="card divide-y divide-line">
              {query.data.listExports.map((one) => (
                <li key={one.id} className="flex min-h-row flex-col gap-1 px-4 py-2">
                  <Row one={one} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Sheet>
  )
}

const refusal = (error: Error, t: ReturnType<typeof useText>) =>
  error instanceof Refused
    ? error.message
    : t(error instanceof NetworkError ? 'ui.form.line' : 'ui.error.help')

function Row({ one }: { one: One }) {
  const t = useText()
  const format = useFormat()
  const name = t('exports.name', { list: t(`exports.list.${one.list}`), time: format.dayTime(one.createdAt) })
  const file = one.files[0]
  if (one.state === 'RUNNING') {
    const rows = one.totalAtLeast
      ? t('exports.ofMore', { count: one.rows, total: format.number(one.total) })
      : t('exports.rows', { count: one.rows })
    return <ProgressBar label={name} value={written(one)} detail={rows} />
  }
  if (one.state === 'FAILED' || !file)
    return (
      <>
        <span className="font-medium">{name}</span>
        <Status tone="late">{t('exports.failed')}</Status>
      </>
    )
  return (
    <span className="flex flex-wrap items-center gap-x-gap gap-y-1">
      <span className="flex min-w-40 grow basis-0 flex-col">
        <span className="font-medium">{name}</span>
        <span className="text-sm text-muted">
          {[
            t('exports.rows', { count: one.rows }),
            format.bytes(file.size),
            t('exports.until', { time: format.dayTime(one.expiresAt) }),
          ].join(' · ')}
        </span>
        {one.cut && <Status tone="warn">{t('exports.cut', { count: one.most })}</Status>}
      </span>
      <a href={file.downloadUrl} download={file.name} className={buttonClass('quiet')}>
        <Icon name="download" />
        {t('exports.save')}
        <span className="sr-only">{file.name}</span>
      </a>
    </span>
  )
}
