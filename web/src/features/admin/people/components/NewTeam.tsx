import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { optionalText, requiredChoice, requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { useWord } from '../../shared/names'
import { AdminRoles } from '../api/roles'
import { TeamCreate } from '../api/teamCreate'
import { Buttons } from './Buttons'

const schema = v.object({ name: requiredText, roleCode: requiredChoice, region: optionalText })

/** A team and its group inbox; who leads it and works in it is then set on its card (ACC-03). */
export default function NewTeam({
  branchId,
  onClose,
  onCreated,
}: {
  branchId: string
  onClose: () => void
  onCreated: (id: string) => void
}) {
  const t = useText()
  const word = useWord()
  const roles = useQuery(read(AdminRoles, {}))
  const create = useWrite(TeamCreate, ['AdminTeams', 'AdminRoutes'])
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: { name: '', roleCode: '', region: '' },
  })
  return (
    <Sheet title={t('admin.teams.new')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft="admin.team"
        onSubmit={async ({ name, roleCode, region }) => {
          const input = { branchId, name, roleCode: roleCode ?? '', region: region || null }
          const { team } = await create.mutateAsync({ input })
          if (team) onCreated(team.id)
        }}
      >
        <FormErrors />
        <Field name="name">
          {(field) => <TextField label={t('admin.teams.name')} autoComplete="off" {...field} />}
        </Field>
        <Field name="roleCode">
          {(field) => (
            <Select
              label={t('admin.teams.role')}
              options={(roles.data?.roles ?? [])
                .filter((role) => role.kind === 'STAFF')
                .map(({ code }) => ({ id: code, label: word('role', code) }))
                .sort((a, b) => a.label.localeCompare(b.label))}
              {...field}
            />
          )}
        </Field>
        <Field name="region">
          {(field) => <TextField label={t('admin.users.region')} isRequired={false} {...field} />}
        </Field>
        <Buttons onClose={onClose} pending={form.formState.isSubmitting} label={t('admin.create')} />
      </Form>
    </Sheet>
  )
}
