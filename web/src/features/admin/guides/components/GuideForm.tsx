import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { IconButton } from '@/components/ui/IconButton'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { LANGUAGES as OWN_NAMES, usePreferences } from '@/lib/preferences'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { LANGUAGES, useNamed } from '../../shared/names'
import { SymptomGuideSet } from '../api/guideSet'
import { ENDS, MOST_STEPS, missingIn, type Step, unreached, withoutStep, withStep } from '../rules'
import type { Symptom } from './Guides'

export interface GuideFormProps {
  symptom: Symptom
  onClose: () => void
}

/** The questions of one symptom, in one language at a time, and where their answers lead. */
export default function GuideForm({ symptom, onClose }: GuideFormProps) {
  const t = useText()
  const name = useNamed()
  const preferred = usePreferences().language
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(preferred)
  const before = symptom.guide as readonly Step[]
  const [steps, setSteps, draft] = useDraft(`admin.guide.${symptom.id}`, before)
  const set = useWrite(SymptomGuideSet, ['AdminGuides', 'ReportChoices'])
  const missing = missingIn(steps)
  const lost = unreached(steps)
  const put = (key: string, part: Partial<Step>) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...part } : step)))
  const save = async () => {
    await set.mutateAsync({
      id: symptom.id,
      input: {
        steps: steps.map(({ key, texts, yes, no }) => ({ key, texts, yes, no })),
        version: symptom.version,
      },
    })
    draft.forget()
    toast({ text: t('admin.saved') })
    onClose()
  }
  return (
    <Sheet
      title={name(symptom.names, symptom.code)}
      isOpen
      onClose={onClose}
      dismissable={steps === before}
      actions={
        <Button
          look="primary"
          isDisabled={steps === before || missing.length > 0 || lost !== null}
          isPending={set.isPending}
          onPress={() => void save().catch(() => undefined)}
        >
          {t('admin.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <Select
          label={t('admin.guides.language')}
          options={LANGUAGES.map((id) => ({ id, label: OWN_NAMES[id] }))}
          value={language}
          onChange={(id) => setLanguage(id as typeof language)}
        />
        {steps.length > 0 && missing.length > 0 && (
          <p role="status" className="text-warn">
            {t('admin.guides.missing', { languages: missing.map((id) => OWN_NAMES[id]).join(', ') })}
          </p>
        )}
        <Refusal error={set.error} />
        <ol className="flex flex-col gap-3">
          {steps.map((step, at) => {
            const targets = [
              ...steps.slice(at + 1).map(({ key }, place) => ({
                id: key,
                label: t('admin.guides.question', { number: at + place + 2 }),
              })),
              ...ENDS.map((id) => ({ id, label: t(`admin.guides.${id}`) })),
            ]
            return (
              <li key={step.key} className="card flex flex-col gap-3 p-3">
                <div className="flex items-end gap-2">
                  <div className="min-w-0 grow">
                    <TextField
                      label={t('admin.guides.question', { number: at + 1 })}
                      multiline
                      value={step.texts[language] ?? ''}
                      onChange={(text) => put(step.key, { texts: { ...step.texts, [language]: text } })}
                      maxLength={300}
                    />
                  </div>
                  <IconButton
                    icon="close"
                    label={t('admin.guides.drop', { number: at + 1 })}
                    onPress={() => setSteps(withoutStep(steps, step.key))}
                  />
                </div>
                <div className="grid gap-3 sm:grid-cols-2">
                  {(['yes', 'no'] as const).map((answer) => (
                    <Select
                      key={answer}
                      label={t(`admin.guides.${answer}`)}
                      options={targets}
                      value={step[answer]}
                      onChange={(id) => put(step.key, { [answer]: id })}
                    />
                  ))}
                </div>
                {lost === at && (
                  <p role="alert" className="text-late">
                    {t('admin.guides.unreached')}
                  </p>
                )}
              </li>
            )
          })}
        </ol>
        <div>
          <Button
            look="quiet"
            icon="plus"
            isDisabled={steps.length >= MOST_STEPS}
            onPress={() => setSteps(withStep(steps, crypto.randomUUID().slice(0, 8)))}
          >
            {t('admin.guides.add')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
