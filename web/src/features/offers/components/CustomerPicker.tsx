import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { OfferCustomerSearch } from '../api/offerCustomerSearch'
import { useSettled } from '../useSettled'

export interface CustomerPickerProps {
  label: string
  hideLabel?: boolean
  onChoose: (customerId: string) => void
}

/** A customer by name, typing errors forgiven. */
export function CustomerPicker({ label, hideLabel, onChoose }: CustomerPickerProps) {
  const t = useText()
  const [text, setText] = useState('')
  const query = useSettled(text.trim())
  const found = useQuery({
    ...read(OfferCustomerSearch, { query }),
    enabled: query.length >= 2,
    placeholderData: (before) => before,
  })
  return (
    <ComboBox
      label={label}
      hideLabel={hideLabel}
      placeholder={t('offers.customer.type')}
      options={(found.data?.customerSearch ?? []).map(({ id, name, number }) => ({
        id,
        label: name,
        hint: number,
      }))}
      onSearch={setText}
      onChange={(id) => id && onChoose(id)}
    />
  )
}
