import { useRef } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { type Answer, type GuideStep, standsAt } from '../guide'
import { named } from '../rules'
import { Answers } from './Answers'

export interface DiagnosisProps {
  guide: readonly GuideStep[]
  answers: readonly Answer[]
  onAnswer: (answers: readonly Answer[]) => void
}

/**
 * One question after the other: it is mended at once, or the report takes the answers along (WEB-06). Where the
 * button that was pressed goes away, the cursor goes to what is said.
 */
export function Diagnosis({ guide, answers, onAnswer }: DiagnosisProps) {
  const t = useText()
  const { language } = usePreferences()
  const now = standsAt(guide, answers)
  const told = useRef<HTMLDivElement>(null)
  const answer = (step: GuideStep, yes: boolean) => {
    const next = [...answers, { step: step.key, yes }]
    onAnswer(next)
    if (typeof standsAt(guide, next) === 'string') told.current?.focus()
  }
  const goBack = () => {
    onAnswer(answers.slice(0, -1))
    if (answers.length === 1) told.current?.focus()
  }
  return (
    <section aria-labelledby="guide" className="card flex flex-col gap-3 p-4">
      <h2 id="guide" className="text-lg">
        {t('portal.guide.title')}
      </h2>
      {answers.length > 0 && (
        <Answers
          answers={answers.map(({ step, yes }) => ({
            texts: guide.find(({ key }) => key === step)?.texts,
            yes,
          }))}
        />
      )}
      <div ref={told} tabIndex={-1} aria-live="polite" className="outline-none">
        {now === 'SOLVED' && (
          <p className="flex items-start gap-2 font-medium text-good">
            <Icon name="check" className="mt-0.5 shrink-0" />
            {t('portal.guide.solved')}
          </p>
        )}
        {now === 'REPORT' && <p className="font-medium">{t('portal.guide.report')}</p>}
        {typeof now === 'object' && <p className="text-lg">{named(now.texts, language)}</p>}
      </div>
      {typeof now === 'object' && (
        <div className="grid grid-cols-2 gap-gap">
          <Button wide onPress={() => answer(now, true)}>
            {t('portal.guide.yes')}
          </Button>
          <Button wide onPress={() => answer(now, false)}>
            {t('portal.guide.no')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-gap empty:hidden">
        {now === 'SOLVED' && (
          <AppLink href="/portal" className={buttonClass('primary')}>
            {t('portal.guide.home')}
          </AppLink>
        )}
        {answers.length > 0 && (
          <Button look="quiet" icon="undo" onPress={goBack}>
            {t('portal.guide.back')}
          </Button>
        )}
      </div>
    </section>
  )
}
