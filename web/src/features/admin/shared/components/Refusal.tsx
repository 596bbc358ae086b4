import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import { refusalText } from '../refusal'

/** Why the last write was refused, beside the button that sent it. */
export function Refusal({ error }: { error: unknown }) {
  const t = useText()
  if (!error) return null
  return (
    <p
      role="alert"
      className="flex w-full items-start gap-2 rounded-control bg-late-soft px-3 py-2 text-late"
    >
      <Icon name="problem" size={18} className="mt-0.5 shrink-0" />
      {refusalText(error, t)}
    </p>
  )
}
