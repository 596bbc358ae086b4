import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import { DateField } from '@/components/ui/DateField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import type { Option } from '@/components/ui/Select'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { AdminColleagues } from '../../people/api/colleagues'
import { AuditChosenCustomer, AuditChosenPerson } from '../api/chosen'
import { AuditCustomers } from '../api/customers'
import { KINDS } from '../kinds'
import type { AuditSearch } from '../rules'

export interface AuditFiltersProps {
  value: AuditSearch
  onChange: (change: AuditSearch) => void
}

const ALL = 'ALL'
const SHORTEST = 2

/** Of whom, by whom, what kind, when. What is chosen stands in the address, so a view can be kept and sent. Parts of the page's line. */
export function AuditFilters({ value, onChange }: AuditFiltersProps) {
  const t = useText()
  return (
    <>
      <div className="w-full min-w-60 grow basis-full sm:max-w-72 sm:basis-0">
        <CustomerChoice id={value.customer} onChoose={(customer) => onChange({ customer })} />
      </div>
      <div className="w-full min-w-60 grow basis-full sm:max-w-72 sm:basis-0">
        <PersonChoice id={value.person} onChoose={(person) => onChange({ person })} />
      </div>
      <div className="min-w-36 grow basis-0 sm:max-w-44">
        <DateField
          label={t('admin.audit.since')}
          value={value.since ?? null}
          onChange={(since) => onChange({ since: since ?? undefined })}
        />
      </div>
      <div className="min-w-36 grow basis-0 sm:max-w-44">
        <DateField
          label={t('admin.audit.until')}
          value={value.until ?? null}
          onChange={(until) => onChange({ until: until ?? undefined })}
        />
      </div>
      <RadioGroup
        label={t('admin.audit.kind')}
        hideLabel
        look="segments"
        options={[ALL, ...KINDS].map((id) => ({ id, label: t(`admin.audit.kind.${id as 'ALL'}`) }))}
        value={value.kind ?? ALL}
        onChange={(kind) => onChange({ kind: kind === ALL ? undefined : (kind as (typeof KINDS)[number]) })}
      />
    </>
  )
}

interface ChoiceProps {
  id: string | undefined
  onChoose: (id: string | undefined) => void
}

function CustomerChoice({ id, onChoose }: ChoiceProps) {
  const t = useText()
  const [text, setText] = useState('')
  const chosen = useQuery({ ...read(AuditChosenCustomer, { id: id ?? '' }), enabled: id !== undefined })
  const found = useQuery({
    ...read(AuditCustomers, { query: text.trim() }),
    enabled: text.trim().length >= SHORTEST,
    placeholderData: (before) => before,
  })
  const options = (found.data?.customerSearch ?? []).map((one) => ({
    id: one.id,
    label: one.name,
    hint: one.number,
  }))
  const named = id ? chosen.data?.customer : null
  return <Choice label={t('admin.audit.customer')} chosen={named} {...{ options, text, setText, onChoose }} />
}

function PersonChoice({ id, onChoose }: ChoiceProps) {
  const t = useText()
  const [text, setText] = useState('')
  const chosen = useQuery({ ...read(AuditChosenPerson, { id: id ?? '' }), enabled: id !== undefined })
  const found = useQuery({
    ...read(AdminColleagues, { search: text.trim() }),
    enabled: text.trim().length >= SHORTEST,
    placeholderData: (before) => before,
  })
  const options = (found.data?.users.nodes ?? []).map((one) => ({
    id: one.id,
    label: one.name,
    hint: one.login,
  }))
  const named = id ? chosen.data?.user : null
  return <Choice label={t('admin.audit.person')} chosen={named} {...{ options, text, setText, onChoose }} />
}

interface Named {
  id: string
  name: string
}

interface ChoiceFieldProps {
  label: string
  chosen: Named | null | undefined
  options: readonly Option[]
  text: string
  setText: (text: string) => void
  onChoose: (id: string | undefined) => void
}

/** One of many, found by typing; emptied, it is nobody again. Made anew when the name of the chosen one arrives. */
function Choice({ label, chosen, options, text, setText, onChoose }: ChoiceFieldProps) {
  const known = chosen && !options.some((one) => one.id === chosen.id)
  return (
    <ComboBox
      key={chosen?.id ?? ''}
      label={label}
      options={known ? [{ id: chosen.id, label: chosen.name }, ...options] : options}
      defaultInputValue={chosen?.name ?? ''}
      value={chosen?.id ?? null}
      onSearch={setText}
      onChange={(id) => {
        if (id !== null) onChoose(id)
        else if (text === '') onChoose(undefined)
      }}
    />
  )
}
