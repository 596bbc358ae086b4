import { useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { saveCsv } from '@/lib/csv'
import { useFormat } from '@/lib/format'
import { request } from '@/lib/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { LeadImportErrors } from '../api/leadImportErrors'
import { LeadImportPublish } from '../api/leadImportPublish'
import { LeadImportUndo } from '../api/leadImportUndo'
import { isChanged, type Reading } from '../importing'
import type { ImportData } from './ImportCard'

const REFETCH = ['LeadImport', 'LeadImportRows', 'LeadImports', 'Leads']

/** What the list will bring, or has brought: publish all at once, take all away again, get back what was left out. */
export function ImportSettle({ found, changed }: { found: ImportData; changed: Reading }) {
  const t = useText()
  const format = useFormat()
  const publish = useWrite(LeadImportPublish, REFETCH)
  const undo = useWrite(LeadImportUndo, REFETCH)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const { state, newRows, joinedRows, errorRows } = found
  if (state === 'UPLOADED' || state === 'MAPPED') return null
  const halfDone = state === 'FAILED' && found.publishedRows > 0
  const figures = [
    ['new', newRows, 'text-good'],
    ['joined', joinedRows, 'text-info'],
    ['errors', errorRows, errorRows > 0 ? 'text-late' : 'text-muted'],
  ] as const
  const download = async () => {
    setFailed(null)
    try {
      const { leadImportErrors } = await request(LeadImportErrors, { id: found.id })
      if (leadImportErrors) saveCsv(leadImportErrors.name, leadImportErrors.content)
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <section aria-label={t('leads.import.result')} className="card flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        <dl className="flex grow flex-wrap gap-x-8 gap-y-2">
          {figures.map(([name, count, look]) => (
            <div key={name} className="flex flex-col-reverse">
              <dt className="text-sm text-muted">{t(`leads.import.figure.${name}`)}</dt>
              <dd className={`num text-2xl font-semibold ${look}`}>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap gap-gap">
          {errorRows > 0 && (
            <Button icon="download" onPress={() => void download()}>
              {t('leads.import.download')}
            </Button>
          )}
          {halfDone && (
            <>
              <Button icon="undo" onPress={() => setAsking(true)}>
                {t('leads.import.undo')}
              </Button>
              <Button
                look="primary"
                isPending={publish.isPending}
                onPress={() => publish.mutate({ id: found.id, version: found.version })}
              >
                {t('leads.import.goOn')}
              </Button>
            </>
          )}
          {state === 'PREVIEWED' && (
            <Button
              look="primary"
              isDisabled={newRows + joinedRows === 0 || isChanged(found, changed)}
              isPending={publish.isPending}
              onPress={() => publish.mutate({ id: found.id, version: found.version })}
            >
              {t('leads.import.publish', { count: newRows })}
            </Button>
          )}
          {state === 'PUBLISHED' && (
            <>
              <Button icon="undo" onPress={() => setAsking(true)}>
                {t('leads.import.undo')}
              </Button>
              <AppLink href="/leads?order=CREATED_DESC" className={buttonClass('primary')}>
                {t('leads.import.show')}
              </AppLink>
            </>
          )}
        </div>
      </div>
      {state === 'PREVIEWED' && <p className="text-sm text-muted">{t('leads.import.publishText')}</p>}
      <WriteError error={publish.error ?? failed} />
      {asking && (
        <Dialog
          title={t('leads.import.undoTitle')}
          isOpen
          onClose={() => setAsking(false)}
          actions={
            <Button
              look="danger"
              isPending={undo.isPending}
              isDisabled={undo.isError}
              onPress={() =>
                undo.mutate(
                  { id: found.id, version: found.version },
                  {
                    onSuccess: () => {
                      toast({ text: t('leads.import.undone') })
                      setAsking(false)
                    },
                  },
                )
              }
            >
              {t('leads.import.undo')}
            </Button>
          }
        >
          <div className="flex flex-col gap-3">
            <p>{t('leads.import.undoText', { count: newRows })}</p>
            <p className="text-muted">{t('leads.import.undoStays')}</p>
            <WriteError error={undo.error} />
          </div>
        </Dialog>
      )}
    </section>
  )
}
