import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import type { AdminRolesQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { optionalText, requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { RoleCreate } from '../api/roleCreate'
import { Buttons } from './Buttons'

const schema = v.object({ name: requiredText, like: optionalText })

/** A role begins empty or as another one is; what it grants is then set on its card (ACC-02). */
export default function NewRole({
  roles,
  onClose,
  onCreated,
}: {
  roles: AdminRolesQuery['roles']
  onClose: () => void
  onCreated: (id: string) => void
}) {
  const t = useText()
  const create = useWrite(RoleCreate, ['AdminRoles'])
  const form = useForm({ resolver: valibotResolver(schema), defaultValues: { name: '', like: '' } })
  const staff = roles.filter((role) => role.kind === 'STAFF')
  return (
    <Sheet title={t('admin.roles.new')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft="admin.role"
        onSubmit={async ({ name, like }) => {
          const permissions = staff.find((role) => role.id === like)?.permissions ?? []
          const { role } = await create.mutateAsync({ name, permissions: [...permissions] })
          if (role) onCreated(role.id)
        }}
      >
        <FormErrors />
        <Field name="name">
          {(field) => <TextField label={t('admin.roles.name')} autoComplete="off" {...field} />}
        </Field>
        <Field name="like">
          {(field) => (
            <Select
              label={t('admin.roles.like')}
              isRequired={false}
              options={staff
                .map(({ id, name }) => ({ id, label: name }))
                .sort((a, b) => a.label.localeCompare(b.label))}
              {...field}
            />
          )}
        </Field>
        <Buttons onClose={onClose} pending={form.formState.isSubmitting} label={t('admin.create')} />
      </Form>
    </Sheet>
  )
}
