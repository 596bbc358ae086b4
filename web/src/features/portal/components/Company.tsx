import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { PortalAccountQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { PortalCompany } from '../api/company'
import { ACCOUNT, orNull } from '../rules'

export type Company = PortalAccountQuery['customers']['nodes'][number]

const FIELDS = ['street', 'postalCode', 'city', 'region'] as const

/** The company's address, corrected by its own administrator (WEB-03); name and number are ours to change. */
export default function CompanyForm({ company, onClose }: { company: Company; onClose: () => void }) {
  const t = useText()
  const write = useWrite(PortalCompany, ACCOUNT)
  const { street, postalCode, city, region } = company
  const form = useForm({
    defaultValues: {
      street: street ?? '',
      postalCode: postalCode ?? '',
      city: city ?? '',
      region: region ?? '',
    },
  })
  // What somebody else changed meanwhile is refused, not written over.
  const [version] = useState(company.version)
  return (
    <Sheet title={t('portal.account.address')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft="portal.company"
        onSubmit={async (values) => {
          const input = Object.fromEntries(FIELDS.map((name) => [name, orNull(values[name])]))
          await write.mutateAsync({ id: company.id, input: { version, ...input } })
          toast({ text: t('portal.account.saved') })
          onClose()
        }}
      >
        <FormErrors />
        {FIELDS.map((name) => (
          <Field key={name} name={name}>
            {(field) => <TextField label={t(`portal.account.${name}`)} isRequired={false} {...field} />}
          </Field>
        ))}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('portal.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('portal.account.save')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}
