import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { fireEvent, render, screen } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test } from 'vitest'
import { Field, Form } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { readDraft } from '@/lib/drafts'

function Entering() {
  const form = useForm({ defaultValues: { login: '', password: '' } })
  return (
    <Form form={form} draft="user.new" secret="password" onSubmit={() => undefined}>
      <Field name="login">{(field) => <TextField label="Login" {...field} />}</Field>
      <Field name="password">{(field) => <TextField label="Password" {...field} />}</Field>
    </Form>
  )
}

const entering = () =>
  render(
    <I18nProvider i18n={i18n}>
      <Entering />
    </I18nProvider>,
  )
const typed = (label: string, value?: string) => {
  const field = screen.getByLabelText<HTMLInputElement>(label)
  if (value !== undefined) fireEvent.change(field, { target: { value } })
  return field.value
}

beforeEach(() => {
  localStorage.clear()
  i18n.loadAndActivate({ locale: 'en', messages: {} })
})

test('a secret leaves nothing on the device, what stands beside it is kept', () => {
  const { unmount } = entering()
  typed('Password', 'correct horse')
  expect(readDraft('user.new')).toBeNull()
  typed('Login', 'ana')
  expect(JSON.stringify({ ...localStorage })).not.toContain('correct horse')
  unmount()
  entering()
  expect([typed('Login'), typed('Password')]).toEqual(['ana', ''])
})
