import { useText } from '@/lib/i18n'
import { Banner } from './Banner'
import { RadioGroup } from './RadioGroup'

export interface Conflict {
  name: string
  label: string
  /** Both values in words. */
  mine: string
  theirs: string
}

export interface ConflictChoiceProps {
  conflicts: readonly Conflict[]
  value: Readonly<Record<string, 'mine' | 'theirs'>>
  onChange: (value: Record<string, 'mine' | 'theirs'>) => void
}

/** Somebody else saved the same fields meanwhile: which value holds, field by field. Nothing typed is lost. */
export function ConflictChoice({ conflicts, value, onChange }: ConflictChoiceProps) {
  const t = useText()
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warn" title={t('ui.conflict.title')}>
        {t('ui.conflict.text')}
      </Banner>
      {conflicts.map(({ name, label, mine, theirs }) => (
        <RadioGroup
          key={name}
          label={label}
          value={value[name] ?? 'mine'}
          onChange={(chosen) => onChange({ ...value, [name]: chosen === 'theirs' ? 'theirs' : 'mine' })}
          options={[
            { id: 'mine', label: mine || '–', hint: t('ui.conflict.mine') },
            { id: 'theirs', label: theirs || '–', hint: t('ui.conflict.theirs') },
          ]}
        />
      ))}
    </div>
  )
}
