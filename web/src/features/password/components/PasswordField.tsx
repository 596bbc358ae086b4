import { Field } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'

export interface PasswordFieldProps {
  name: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  description?: string
}

/** One password of a form. */
export function PasswordField({ name, ...props }: PasswordFieldProps) {
  return <Field name={name}>{(field) => <TextField type="password" {...props} {...field} />}</Field>
}
