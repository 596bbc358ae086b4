import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Diagnosis } from '@/features/portal/components/Diagnosis'
import type { Answer } from '@/features/portal/guide'

const GUIDE = [
  { key: 'light', texts: { en: 'Is the light on?' }, yes: 'cable', no: 'REPORT' },
  { key: 'cable', texts: { en: 'Is the cable in?' }, yes: 'REPORT', no: 'REPORT' },
]

function Asked() {
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  return <Diagnosis guide={GUIDE} answers={answers} onAnswer={setAnswers} />
}

test('the keyboard stays with the guide when its buttons go away', () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  render(
    <I18nProvider i18n={i18n}>
      <Asked />
    </I18nProvider>,
  )
  const press = (name: string) => {
    const button = screen.getByRole('button', { name })
    button.focus()
    fireEvent.click(button)
    return button
  }
  const yes = press('portal.guide.yes')
  screen.getByText('Is the cable in?')
  expect(document.activeElement).toBe(yes)
  press('portal.guide.no')
  const said = screen.getByText('portal.guide.report').parentElement
  expect(document.activeElement).toBe(said)
  press('portal.guide.back')
  press('portal.guide.back')
  expect(document.activeElement).toBe(said)
  screen.getByText('Is the light on?')
})
