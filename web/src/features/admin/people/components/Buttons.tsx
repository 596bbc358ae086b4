import { Button } from '@/components/ui/Button'
import { useText } from '@/lib/i18n'

/** At the end of a form: back, and the one thing that it does. */
export function Buttons({
  onClose,
  pending,
  label,
}: {
  onClose: () => void
  pending: boolean
  label: string
}) {
  const t = useText()
  return (
    <div className="flex justify-end gap-gap">
      <Button onPress={onClose}>{t('admin.cancel')}</Button>
      <Button type="submit" look="primary" isPending={pending}>
        {label}
      </Button>
    </div>
  )
}
