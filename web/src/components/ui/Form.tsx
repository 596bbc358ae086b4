import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import {
  type FieldValues,
  FormProvider,
  type Path,
  type UseFormReturn,
  useController,
  useFormContext,
  useFormState,
} from 'react-hook-form'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { applyErrors, Refused } from '@/lib/errors'
import { followDraft } from '@/lib/followDraft'
import { helpFor, useMessage, useText } from '@/lib/i18n'
import { editedIn } from '@/lib/outbox/editing'
import { sends } from '@/lib/shortcuts'
import { packed, unpacked } from '@/lib/typed'
import type { Draft } from '@/lib/useDraft'
import { DraftNote } from './DraftNote'
import { Icon } from './Icon'

export interface FormProps<T extends FieldValues> {
  form: UseFormReturn<T>
  /** A Refused that it throws is shown at the fields; what was typed is kept. */
  onSubmit: (values: T) => Promise<unknown> | unknown
  /**
   * Name under which unsent text survives a reload, a closed dialog, the end of a session and a new version of the app, e.g.
   * "lead.new"; with the identifier of what it changes. Cleared after success. Null for what must not be kept: a password.
   */
  draft: string | null
  /** A field that is never kept: a password; a person who was looked up, and would stand there later without a name. */
  secret?: Path<T>
  children: ReactNode
}

/** Keeps unsent text. A refused write that is corrected here has a text of its own. */
function useFormDraft<T extends FieldValues>(
  form: UseFormReturn<T>,
  draft: string | null,
  secret: Path<T> | undefined,
): Draft {
  const [edited] = useState(() => editedIn(draft ?? undefined))
  const [found, setFound] = useState(false)
  const [base] = useState(() => form.formState.defaultValues as T)
  const name = draft && (edited ? `${draft}.${edited.key}` : draft)
  useEffect(() => {
    if (!name) return undefined
    const typed = unpacked(readDraft(name), base)
    const text = typed ?? (edited?.reopen?.values as T | undefined)
    if (text) form.reset({ ...form.getValues(), ...text }, { keepDefaultValues: true })
    setFound(typed !== null)
    let following = false
    const unfollow = followDraft(name, (kept) => {
      following = true
      const own = secret && { [secret]: form.getValues(secret) }
      form.reset({ ...(unpacked(kept, base) ?? base), ...own }, { keepDefaultValues: true })
      following = false
    })
    const { unsubscribe } = form.watch((values) => {
      if (following) return
      const shown = secret ? { ...values, [secret]: base[secret] } : values
      const kept = packed(base, shown as T)
      if (kept === null) dropDraft(name)
      else keepDraft(name, kept)
    })
    return () => {
      unfollow()
      unsubscribe()
    }
  }, [name, edited, form, base, secret])
  const forget = () => {
    setFound(false)
    if (name) dropDraft(name)
  }
  return {
    found,
    forget,
    restart: () => {
      form.reset(base)
      forget()
    },
  }
}

export function Form<T extends FieldValues>({ form, onSubmit, draft, secret, children }: FormProps<T>) {
  const t = useText()
  const kept = useFormDraft(form, draft, secret)
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values)
      kept.forget()
    } catch (error) {
      if (error instanceof Refused) applyErrors(form, error.errors)
      else
        form.setError('root.server', {
          message: t(helpFor(error)),
        })
    }
  })
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={submit} onKeyDownCapture={submitByKeys} className="flex flex-col gap-4">
        <DraftNote draft={kept} />
        {children}
      </form>
    </FormProvider>
  )
}

function submitByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (!sends(event)) return
  event.preventDefault()
  event.stopPropagation()
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
