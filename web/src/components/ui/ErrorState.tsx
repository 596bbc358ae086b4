import { NetworkError, ServerError } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { Button } from './Button'
import { Icon } from './Icon'

/** What happened, what is kept, what to do. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText()
  const offline = error instanceof NetworkError
  const id = error instanceof ServerError ? error.id : undefined
  return (
    <div role="alert" className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-1 flex size-12 items-center justify-center rounded-full bg-late-soft text-late">
        <Icon name={offline ? 'cloudOff' : 'problem'} size={24} />
      </span>
      <p className="text-lg font-semibold">{t(offline ? 'ui.error.line' : 'ui.error.title')}</p>
      <p className="text-muted">{t(offline ? 'ui.error.lineHelp' : 'ui.error.help')}</p>
      {id && <p className="num text-sm text-muted">{t('ui.error.id', { id })}</p>}
      {onRetry && (
        <div className="mt-3">
          <Button icon="sync" onPress={onRetry}>
            {t('ui.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}
