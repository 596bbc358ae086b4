import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { optionalText, requiredText } from '@/lib/validate'
import { ViewTeams } from '../api/viewTeams'
import type { View } from '../rules'
import type { Wanted } from '../useKeeping'

const schema = v.object({ name: requiredText, teamId: optionalText })
const NOBODY = ''

export interface ViewFormProps {
  /** The view that is changed; none: a new one. */
  view?: View
  /** The list that it is a view of. */
  screen: string
  search: string
  onKeep: (wanted: Wanted) => Promise<unknown>
  onCancel?: () => void
}

/** Name of a view; who manages a team also says whether the team has it. */
export function ViewForm({ view, screen, search, onKeep, onCancel }: ViewFormProps) {
  const t = useText()
  const { data } = useQuery({ ...read(ViewTeams, {}), staleTime: 3_600_000 })
  const own = data?.managedTeams ?? []
  const teams = view?.team && !own.some(({ id }) => id === view.team?.id) ? [...own, view.team] : own
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: { name: view?.name ?? '', teamId: view?.team?.id ?? NOBODY },
  })
  return (
    <Form
      form={form}
      draft={`view.${view?.id ?? `new.${screen}`}`}
      onSubmit={async ({ name, teamId }) => {
        await onKeep({ name: name.trim(), search, team: teams.find(({ id }) => id === teamId) ?? null })
        form.reset()
      }}
    >
      <FormErrors />
      <Field name="name">
        {(field) => (
          <TextField label={t('views.name')} autoComplete="off" maxLength={60} autoFocus {...field} />
        )}
      </Field>
      {teams.length > 0 && (
        <Field name="teamId">
          {(field) => (
            <Select
              label={t('views.forWhom')}
              options={[
                { id: NOBODY, label: t('views.mine') },
                ...teams.map(({ id, name }) => ({ id, label: name })),
              ]}
              {...field}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-gap">
        {onCancel && <Button onPress={onCancel}>{t('views.cancel')}</Button>}
        <Button type="submit" look="primary" icon="bookmark" isPending={form.formState.isSubmitting}>
          {t('views.keep')}
        </Button>
      </div>
    </Form>
  )
}
