import { useState } from 'react'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { LANGUAGES as NAMES, usePreferences } from '@/lib/preferences'
import { LANGUAGES } from '../../shared/names'
import type { Texts } from '../rules'

export interface TextsFieldsProps {
  names: Texts
  onNames: (names: Texts) => void
  texts: Texts
  onTexts: (texts: Texts) => void
  textLabel: string
}

/** A name and a text in five languages, one at a time; what is missing is shown in English. */
export function TextsFields({ names, onNames, texts, onTexts, textLabel }: TextsFieldsProps) {
  const t = useText()
  const preferred = usePreferences().language
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(preferred)
  return (
    <>
      <Select
        label={t('admin.reasons.language')}
        options={LANGUAGES.map((id) => ({
          id,
          label: NAMES[id],
          ...(names[id] ? { hint: names[id] } : {}),
        }))}
        value={language}
        onChange={(id) => setLanguage(id as typeof language)}
      />
      <TextField
        label={t('admin.reasons.name')}
        value={names[language] ?? ''}
        onChange={(name) => onNames({ ...names, [language]: name })}
        maxLength={120}
      />
      <TextField
        label={textLabel}
        multiline
        isRequired={false}
        value={texts[language] ?? ''}
        onChange={(text) => onTexts({ ...texts, [language]: text })}
        maxLength={5000}
      />
    </>
  )
}
