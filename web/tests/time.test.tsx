import { i18n } from '@lingui/core'
import { I18nProvider as Texts } from '@lingui/react'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { beforeEach, expect, test, vi } from 'vitest'
import DateInputs, { TimeInputs } from '@/components/ui/DateInputs'

const In = ({ locale, children }: { locale: string; children: ReactNode }) => (
  <Texts i18n={i18n}>
    <I18nProvider locale={locale}>{children}</I18nProvider>
  </Texts>
)

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

test('a time of day is told as the language of the app tells it, whatever the browser speaks', () => {
  const told = (locale: string) => {
    const { container, unmount } = render(
      <In locale={locale}>
        <TimeInputs label="From" value="20:30" onChange={() => undefined} />
      </In>,
    )
    const text = container.textContent ?? ''
    unmount()
    return text.replace(/[^\w:]/g, '')
  }
  expect(told('ro-RO')).toContain('20:30')
  expect(told('en-US')).toContain('8:30PM')
})

test('a time and a moment come back as the API takes them', () => {
  const time = vi.fn()
  const moment = vi.fn()
  render(
    <In locale="ro-RO">
      <TimeInputs label="From" value="20:30" onChange={time} />
      <DateInputs label="When" withTime value="2026-12-24T08:30" onChange={moment} />
    </In>,
  )
  const hours = screen.getAllByRole('spinbutton', { name: /or[ăa]/i })
  expect(hours).toHaveLength(2)
  for (const hour of hours) fireEvent.keyDown(hour, { key: 'ArrowUp' })
  expect(time).toHaveBeenLastCalledWith('21:30')
  expect(moment).toHaveBeenLastCalledWith('2026-12-24T09:30')
})
