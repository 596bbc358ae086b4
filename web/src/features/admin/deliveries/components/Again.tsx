import { Button } from '@/components/ui/Button'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { can } from '@/lib/session'

interface Write {
  isPending: boolean
  variables?: { id?: unknown } | undefined
  mutateAsync: (variables: { id: string }) => Promise<unknown>
}

/** Once more by hand. */
export function Again({ id, write }: { id: string; write: Write }) {
  const t = useText()
  if (!can('delivery:retry')) return null
  return (
    <Button
      icon="sync"
      isPending={write.isPending && write.variables?.id === id}
      onPress={() =>
        void write
          .mutateAsync({ id })
          .then(() => toast({ text: t('admin.deliveries.retried') }))
          .catch(() => undefined)
      }
    >
      {t('admin.deliveries.retry')}
    </Button>
  )
}
