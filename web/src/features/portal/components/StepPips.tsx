import type { Step } from '@/components/ui/Steps'
import { useText } from '@/lib/i18n'

/** Each state has a height of its own beside its colour. */
const LOOKS: Record<Step['state'], string> = {
  done: 'h-2 bg-accent',
  late: 'h-3 bg-late',
  now: 'h-3 border-2 border-accent bg-accent-soft',
  next: 'h-1 bg-edge/50',
}

/** How far an order is, one mark a step, so that one sees how many are left. */
export function StepPips({ states }: { states: readonly Step['state'][] }) {
  const t = useText()
  const done = states.filter((state) => state === 'done').length
  return (
    <span className="flex flex-col gap-1">
      <span className="num text-sm text-muted">
        {t('portal.orders.steps', { done, count: states.length })}
      </span>
      <span aria-hidden="true" className="flex h-3 items-center gap-1">
        {states.map((state, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other identity than their place
          <span key={at} className={`max-w-10 min-w-1 grow rounded-full ${LOOKS[state]}`} />
        ))}
      </span>
    </span>
  )
}
