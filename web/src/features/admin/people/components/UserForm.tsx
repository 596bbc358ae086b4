import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { msg, useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { emailText, optionalText, requiredChoice, requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { useBranch } from '../../shared/branch'
import { Choices } from '../../shared/components/Choices'
import { LANGUAGES, useWord } from '../../shared/names'
import { AdminRoles } from '../api/roles'
import { UserCreate } from '../api/userCreate'
import { UserUpdate } from '../api/userUpdate'
import { Buttons } from './Buttons'
import type { AdminUserData } from './UserCard'

const person = {
  name: requiredText,
  email: emailText,
  phone: optionalText,
  jobTitle: optionalText,
  region: optionalText,
  agentCode: optionalText,
  dealerCode: optionalText,
  language: requiredChoice,
  roles: v.array(v.string()),
}
const changed = v.object(person)
const added = v.object({
  ...person,
  branchId: requiredChoice,
  login: requiredText,
  password: v.pipe(v.string(), v.minLength(10, msg('admin.users.passwordShort'))),
})

export function EditUser({ user, onClose }: { user: AdminUserData; onClose: () => void }) {
  const t = useText()
  const update = useWrite(UserUpdate, ['AdminUser', 'AdminUsers', 'AdminRoles'])
  const form = useForm({
    resolver: valibotResolver(changed),
    defaultValues: {
      name: user.name,
      email: user.email,
      phone: user.phone ?? '',
      jobTitle: user.jobTitle ?? '',
      region: user.region ?? '',
      agentCode: user.agentCode ?? '',
      dealerCode: user.dealerCode ?? '',
      language: user.language,
      roles: user.roles.map((role) => role.code),
    },
  })
  return (
    <Sheet title={user.name} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft={`admin.user.${user.id}`}
        onSubmit={async ({ phone, jobTitle, region, agentCode, dealerCode, language, ...values }) => {
          const input = {
            version: user.version,
            ...values,
            language: language ?? 'en',
            phone: phone || null,
            jobTitle: jobTitle || null,
            region: region || null,
            agentCode: agentCode || null,
            dealerCode: dealerCode || null,
          }
          await update.mutateAsync({ id: user.id, input })
          toast({ text: t('admin.saved') })
          onClose()
        }}
      >
        <PersonFields kind={user.kind} />
        <Buttons onClose={onClose} pending={form.formState.isSubmitting} label={t('admin.save')} />
      </Form>
    </Sheet>
  )
}

export default function NewUser({
  onClose,
  onCreated,
}: {
  onClose: () => void
  onCreated: (id: string) => void
}) {
  const t = useText()
  const { branch, branches } = useBranch()
  const create = useWrite(UserCreate, ['AdminUsers', 'AdminRoles'])
  const form = useForm({
    resolver: valibotResolver(added),
    defaultValues: {
      name: '',
      email: '',
      phone: '',
      jobTitle: '',
      region: '',
      agentCode: '',
      dealerCode: '',
      language: branch?.language ?? 'en',
      roles: [] as string[],
      branchId: branch?.id ?? '',
      login: '',
      password: '',
    },
  })
  return (
    <Sheet title={t('admin.users.new')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft="admin.user"
        secret="password"
        onSubmit={async ({
          branchId,
          language,
          phone,
          jobTitle,
          region,
          agentCode,
          dealerCode,
          ...values
        }) => {
          const input = {
            ...values,
            branchId: branchId ?? '',
            language: language ?? 'en',
            phone: phone || null,
            jobTitle: jobTitle || null,
            region: region || null,
            agentCode: agentCode || null,
            dealerCode: dealerCode || null,
          }
          const { user } = await create.mutateAsync({ input })
          toast({ text: t('admin.users.created', { name: values.name }) })
          if (user) onCreated(user.id)
        }}
      >
        {branches.length > 1 && (
          <Field name="branchId">
            {(field) => (
              <Select
                label={t('admin.branch')}
                options={branches.map(({ id, name }) => ({ id, label: name }))}
                {...field}
              />
            )}
          </Field>
        )}
        <Field name="login">
          {(field) => <TextField label={t('admin.users.login')} autoComplete="off" {...field} />}
        </Field>
        <Field name="password">
          {(field) => (
            <TextField
              label={t('admin.users.password')}
              description={t('admin.users.passwordHelp')}
              type="password"
              autoComplete="new-password"
              {...field}
            />
          )}
        </Field>
        <PersonFields kind="STAFF" />
        <Buttons onClose={onClose} pending={form.formState.isSubmitting} label={t('admin.users.create')} />
      </Form>
    </Sheet>
  )
}

function PersonFields({ kind }: { kind: 'STAFF' | 'PORTAL' }) {
  const t = useText()
  const word = useWord()
  const roles = useQuery(read(AdminRoles, {}))
  return (
    <>
      <FormErrors />
      <Field name="name">
        {(field) => <TextField label={t('admin.users.name')} autoComplete="off" {...field} />}
      </Field>
      <Field name="email">
        {(field) => (
          <TextField label={t('admin.users.email')} inputMode="email" autoComplete="off" {...field} />
        )}
      </Field>
      <Field name="phone">
        {(field) => (
          <TextField
            label={t('admin.users.phone')}
            inputMode="tel"
            isRequired={false}
            autoComplete="off"
            {...field}
          />
        )}
      </Field>
      <Field name="jobTitle">
        {(field) => <TextField label={t('admin.users.jobTitle')} isRequired={false} {...field} />}
      </Field>
      <Field name="region">
        {(field) => <TextField label={t('admin.users.region')} isRequired={false} {...field} />}
      </Field>
      <Field name="agentCode">
        {(field) => <TextField label={t('admin.users.agentCode')} isRequired={false} {...field} />}
      </Field>
      <Field name="dealerCode">
        {(field) => <TextField label={t('admin.users.dealerCode')} isRequired={false} {...field} />}
      </Field>
      <Field name="language">
        {(field) => (
          <Select
            label={t('admin.users.language')}
            options={LANGUAGES.map((id) => ({ id, label: word('language', id) }))}
            {...field}
          />
        )}
      </Field>
      <Field name="roles">
        {({ value, onChange, isInvalid, errorMessage }) => (
          <Choices
            label={t('admin.users.roles')}
            error={isInvalid ? errorMessage : undefined}
            options={(roles.data?.roles ?? [])
              .filter((role) => role.kind === kind)
              .map((role) => ({ id: role.code, label: role.name }))
              .sort((a, b) => a.label.localeCompare(b.label))}
            value={value}
            onChange={onChange}
          />
        )}
      </Field>
    </>
  )
}
