import { ComboBox } from '@/components/ui/ComboBox'
import { Icon } from '@/components/ui/Icon'
import { Press } from '@/components/ui/Press'
import { useText } from '@/lib/i18n'
import { offered, type Reason } from '../rules'

export interface ReasonPickerProps {
  reasons: readonly Reason[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  errorMessage?: string | undefined
}

/** Why people got in touch: type to narrow, one after the other; a tap takes one away again. */
export function ReasonPicker({ reasons, chosen, onChange, errorMessage }: ReasonPickerProps) {
  const t = useText()
  const options = offered(reasons)
    .filter(({ id }) => !chosen.includes(id))
    .map(({ id, name, parent }) => ({ id, label: name, ...(parent ? { hint: parent.name } : {}) }))
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <ComboBox
        // Chosen, the field is empty again for the next one.
        key={chosen.join()}
        label={t('interactions.reason')}
        placeholder={chosen.length ? t('interactions.reason.more') : t('interactions.reason.choose')}
        options={options}
        value={null}
        onChange={(id) => id && onChange([...chosen, id])}
        isInvalid={errorMessage !== undefined}
        errorMessage={errorMessage}
      />
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((id) => {
            const name = reasons.find((reason) => reason.id === id)?.name ?? '…'
            return (
              <li key={id}>
                <Press
                  aria-label={t('interactions.reason.remove', { name })}
                  onPress={() => onChange(chosen.filter((other) => other !== id))}
                  className="inline-flex min-h-control items-center gap-1.5 rounded-control bg-accent-soft px-3 font-medium text-accent-strong hover:bg-pressed"
                >
                  {name}
                  <Icon name="close" size={16} className="shrink-0" />
                </Press>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
