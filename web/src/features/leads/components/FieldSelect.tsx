import { Select } from '@/components/ui/Select'
import type { LeadImportField } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { FIELDS } from '../importing'

const NOTHING = 'nothing'

export interface FieldSelectProps {
  label: string
  hideLabel?: boolean
  value: LeadImportField | null
  onChange: (field: LeadImportField | null) => void
}

/** What a column fills. */
export function FieldSelect({ label, hideLabel = false, value, onChange }: FieldSelectProps) {
  const t = useText()
  return (
    <Select
      label={label}
      hideLabel={hideLabel}
      value={value ?? NOTHING}
      onChange={(id) => onChange(id === NOTHING ? null : (id as LeadImportField))}
      options={[
        { id: NOTHING, label: t('leads.import.keep') },
        ...FIELDS.map((id) => ({ id, label: t(`leads.field.${id}`) })),
      ]}
    />
  )
}
