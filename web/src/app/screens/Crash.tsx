import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { useText } from '@/lib/i18n'

/** A screen broke. What was typed into forms is kept as drafts, unsent work in the outbox. */
export function CrashScreen({ error, reset }: ErrorComponentProps) {
  const t = useText()
  return (
    <div className="flex flex-col items-center">
      <ErrorState error={error} onRetry={reset} />
      <Button look="quiet" onPress={() => location.reload()}>
        {t('app.crash.reload')}
      </Button>
    </div>
  )
}
