import { useText } from '@/lib/i18n'
import { Icon } from './Icon'

export interface Step {
  id: string
  label: string
  state: 'done' | 'now' | 'next' | 'late'
  /** "today at 14:00", "until Friday" */
  when?: string
}

export interface StepsProps {
  steps: readonly Step[]
  label: string
  /** Downwards on wide screens too: for more than five steps. */
  down?: boolean
}

/** How far something has come, in the reader's words. Downwards on a phone, across on wider screens. */
export function Steps({ steps, label, down = false }: StepsProps) {
  const t = useText()
  return (
    <ol aria-label={label} className={`flex flex-col ${down ? '' : 'sm:flex-row'}`}>
      {steps.map((step, at) => {
        const next = steps[at + 1]
        const reached = step.state === 'done'
        const dot = {
          done: 'border-accent bg-accent text-on-accent',
          now: 'border-accent bg-surface text-accent ring-4 ring-accent-soft',
          next: 'border-edge bg-surface text-muted',
          late: 'border-late bg-late-soft text-late rotate-45 rounded-sm!',
        }[step.state]
        return (
          <li
            key={step.id}
            aria-current={step.state === 'now' || step.state === 'late' ? 'step' : undefined}
            className={`relative flex min-w-0 flex-1 gap-3 pb-5 last:pb-0 ${down ? '' : 'sm:flex-col sm:gap-2 sm:pb-0 sm:pr-3'}`}
          >
            {next && (
              <span
                aria-hidden="true"
                className={`absolute top-6 bottom-0 left-[0.6875rem] w-0.5 ${down ? '' : 'sm:top-[0.6875rem] sm:right-0 sm:bottom-auto sm:left-6 sm:h-0.5 sm:w-auto'} ${reached ? 'bg-accent' : 'bg-line'}`}
              />
            )}
            <span
              className={`relative z-1 flex size-6 shrink-0 items-center justify-center rounded-full border-2 ${dot}`}
            >
              {step.state === 'done' && <Icon name="check" size={14} />}
              {step.state === 'now' && <span className="size-2 rounded-full bg-accent" />}
              {step.state === 'late' && <span className="h-2 w-0.5 -rotate-45 bg-late" />}
            </span>
            <span className="min-w-0">
              <span className={`block hyphens-auto ${step.state === 'next' ? 'text-muted' : 'font-medium'}`}>
                {step.label}
              </span>
              <span className="sr-only">{t(`ui.step.${step.state}`)}</span>
              {step.when && (
                <span className={`block text-sm ${step.state === 'late' ? 'text-late' : 'text-muted'}`}>
                  {step.when}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
