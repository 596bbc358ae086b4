import { useText } from '@/lib/i18n'
import type { Draft } from '@/lib/useDraft'
import { Button } from './Button'
import { Icon } from './Icon'

/** Says that a form opens with what was typed earlier, and lets one begin anew. */
export function DraftNote({ draft }: { draft: Pick<Draft, 'found' | 'restart'> }) {
  const t = useText()
  if (!draft.found) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 rounded-control bg-info-soft px-3 text-sm text-info">
      <Icon name="note" size={18} className="shrink-0" />
      <span className="min-w-48 grow basis-0 py-1">{t('ui.draft.found')}</span>
      <Button look="quiet" onPress={draft.restart}>
        {t('ui.draft.restart')}
      </Button>
    </p>
  )
}
