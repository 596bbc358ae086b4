import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import {
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useController,
  useFormContext,
  useFormState,
} from 'react-hook-form'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { applyErrors, NetworkError, Refused } from '@/lib/errors'
import { useMessage, useText } from '@/lib/i18n'
import { editedIn } from '@/lib/outbox/editing'
import { Icon } from './Icon'

export interface FormProps<T extends FieldValues> {
  form: UseFormReturn<T>
  /** A Refused that it throws is shown at the fields; what was typed is kept. */
  onSubmit: (values: T) => Promise<unknown> | unknown
  /** Key under which unsent text survives a reload, e.g. "lead.new". Cleared after success. */
  draft?: string
  children: ReactNode
}

/** Keeps unsent text; returns what forgets it. A refused write that is corrected here has a text of its own. */
function useDraft<T extends FieldValues>(form: UseFormReturn<T>, draft: string | undefined): () => void {
  const [edited] = useState(() => editedIn(draft))
  const name = draft && (edited ? `${draft}.${edited.key}` : draft)
  useEffect(() => {
    if (!name) return undefined
    const stored = readDraft(name)
    const text = stored ? (JSON.parse(stored) as T) : (edited?.reopen?.values as T | undefined)
    if (text) form.reset({ ...form.getValues(), ...text }, { keepDefaultValues: true })
    const { unsubscribe } = form.watch((values) => keepDraft(name, JSON.stringify(values)))
    return unsubscribe
  }, [name, edited, form])
  return () => {
    if (name) dropDraft(name)
  }
}

export function Form<T extends FieldValues>({ form, onSubmit, draft, children }: FormProps<T>) {
  const t = useText()
  const forget = useDraft(form, draft)
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values)
      forget()
    } catch (error) {
      if (error instanceof Refused) applyErrors(form, error.errors)
      else
        form.setError('root.server', {
          message: t(error instanceof NetworkError ? 'ui.form.line' : 'ui.error.help'),
        })
    }
  })
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={submit} onKeyDown={submitByKeys} className="flex flex-col gap-4">
        {children}
      </form>
    </FormProvider>
  )
}

/** Ctrl- or ⌘-Enter sends, from a field of several lines too. */
function submitByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

export interface BoundField {
  name: string
  // The value's type is the schema's business; the component beside it names it.
  // biome-ignore lint/suspicious/noExplicitAny: one binding for every kind of field
  value: any
  // biome-ignore lint/suspicious/noExplicitAny: see above
  onChange: (value: any) => void
  onBlur: () => void
  isInvalid: boolean
  errorMessage: string | undefined
  isDisabled: boolean
}

/** Binds one field by name: <Field name="phone">{(field) => <TextField label={…} {...field} />}</Field> */
export function Field({ name, children }: { name: string; children: (field: BoundField) => ReactNode }) {
  const { field, fieldState, formState } = useController({ name })
  const message = useMessage()
  return children({
    name: field.name,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    isInvalid: fieldState.invalid,
    errorMessage: fieldState.error?.message ? message(fieldState.error.message) : undefined,
    isDisabled: formState.isSubmitting,
  })
}

/** What was refused and belongs to no single field. */
export function FormErrors() {
  const { control } = useFormContext()
  const { errors } = useFormState({ control })
  const text = (errors.root as { server?: { message?: string } } | undefined)?.server?.message
  if (!text) return null
  return (
    <p role="alert" className="flex items-start gap-2 rounded-control bg-late-soft px-3 py-2 text-late">
      <Icon name="problem" size={18} className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}
