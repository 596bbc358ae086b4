import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { InteractionCustomers } from '../api/interactionCustomers'

/** Finds whose contact it is: by name, number, phone or contact. */
export function CustomerFinder({
  label,
  onChange,
}: {
  label: string
  onChange: (id: string, name: string) => void
}) {
  const t = useText()
  const [text, setText] = useState('')
  const query = text.trim()
  const found = useQuery({
    ...read(InteractionCustomers, { query }),
    enabled: query.length > 1,
    placeholderData: (before) => before,
    meta: { private: true },
  })
  const hits = found.data?.customerSearch ?? []
  return (
    <ComboBox
      label={label}
      placeholder={t('interactions.customer.find')}
      options={hits.map(({ id, name, number, matched }) => ({
        id,
        label: name,
        hint: matched && matched !== name ? `${number} · ${matched}` : number,
      }))}
      onSearch={setText}
      onChange={(id) => {
        const hit = hits.find((one) => one.id === id)
        if (hit) onChange(hit.id, hit.name)
      }}
    />
  )
}
