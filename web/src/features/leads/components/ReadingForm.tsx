import { Button } from '@/components/ui/Button'
import { NumberField } from '@/components/ui/NumberField'
import { Select } from '@/components/ui/Select'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { LeadImportMap } from '../api/leadImportMap'
import { assignField, DELIMITER_NAMES, DELIMITERS, isChanged, type Reading, readingInput } from '../importing'
import { FieldSelect } from './FieldSelect'
import type { ImportData } from './ImportCard'

export interface ReadingFormProps {
  found: ImportData
  reading: Reading
  onChange: (reading: Reading) => void
}

/** How the list was understood: encoding, separator, sheet, header, columns; each may be corrected and tried again. */
export function ReadingForm({ found, reading, onChange }: ReadingFormProps) {
  const t = useText()
  const map = useWrite(LeadImportMap, ['LeadImport', 'LeadImportRows'])
  const set = (part: Partial<Reading>) => onChange({ ...reading, ...part })
  const staged = found.stagedRows > 0
  const changed = isChanged(found, reading)
  const named = Object.values(reading.mapping).includes('COMPANY_NAME')
  return (
    <section aria-label={t('leads.import.read')} className="card flex flex-col gap-4 p-4">
      <div className="grid items-end gap-4 sm:grid-cols-2 md:grid-cols-4">
        {found.encoding && (
          <Select
            label={t('leads.import.encoding')}
            value={reading.encoding}
            onChange={(encoding) => set({ encoding })}
            options={[...new Set([found.encoding, ...found.encodings])].map((id) => ({ id, label: id }))}
          />
        )}
        {found.delimiter && (
          <Select
            label={t('leads.import.delimiter')}
            value={reading.delimiter}
            onChange={(delimiter) => set({ delimiter })}
            options={DELIMITERS.map((id) => ({
              id,
              label: t(`leads.delimiter.${DELIMITER_NAMES[id] ?? 'comma'}`),
            }))}
          />
        )}
        {found.sheets.length > 1 && (
          <Select
            label={t('leads.import.sheet')}
            value={reading.sheet ?? found.sheets[0]}
            onChange={(sheet) => set({ sheet })}
            options={found.sheets.map((id) => ({ id, label: id }))}
          />
        )}
        <NumberField
          label={t('leads.import.header')}
          stepper
          minValue={0}
          maxValue={20}
          value={reading.headerRow}
          onChange={(next) => set({ headerRow: next ?? 0 })}
        />
      </div>
      {!staged && (
        <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-3">
          {found.columns.map(({ index, name }) => (
            <FieldSelect
              key={index}
              label={name}
              value={reading.mapping[index] ?? null}
              onChange={(field) => set({ mapping: assignField(reading.mapping, index, field) })}
            />
          ))}
        </div>
      )}
      {!named && <p className="text-warn">{t('leads.import.noCompany')}</p>}
      <WriteError error={map.error} />
      <div className="flex flex-wrap items-center justify-end gap-gap">
        {staged && (
          <p className="min-w-0 grow basis-60 text-sm text-muted">
            {t(changed ? 'leads.import.changed' : 'leads.import.correct')}
          </p>
        )}
        <Button
          look={staged ? 'secondary' : 'primary'}
          icon="sync"
          isDisabled={staged && !changed && found.state !== 'FAILED'}
          isPending={map.isPending}
          onPress={() => map.mutate({ id: found.id, input: readingInput(found, reading) })}
        >
          {t(staged ? 'leads.import.again' : 'leads.import.start')}
        </Button>
      </div>
    </section>
  )
}
