import { NetworkError, ServerError } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { Button } from './Button'
import { Icon } from './Icon'

/** Codes of the API for what a mistyped or cut address asks. */
const NOWHERE: readonly (string | undefined)[] = ['invalid-id', 'BAD_USER_INPUT']

/** What happened, what is kept, what to do. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText()
  const offline = error instanceof NetworkError
  const { id, code } = error instanceof ServerError ? error : {}
  const nowhere = NOWHERE.includes(code)
  return (
    <div role="alert" className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-1 flex size-12 items-center justify-center rounded-full bg-late-soft text-late">
        <Icon name={offline ? 'cloudOff' : 'problem'} size={24} />
      </span>
      <p className="text-lg font-semibold">
        {t(offline ? 'ui.error.line' : nowhere ? 'ui.error.nowhere' : 'ui.error.title')}
      </p>
      <p className="text-muted">
        {t(offline ? 'ui.error.lineHelp' : nowhere ? 'ui.error.nowhereHelp' : 'ui.error.help')}
      </p>
      {id && <p className="num text-sm text-muted">{t('ui.error.id', { id })}</p>}
      {onRetry && !nowhere && (
        <div className="mt-3">
          <Button icon="sync" onPress={onRetry}>
            {t('ui.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}
