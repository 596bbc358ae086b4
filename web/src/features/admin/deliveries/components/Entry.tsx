import type { ReactNode } from 'react'
import { Status } from '@/components/ui/Status'
import { useText } from '@/lib/i18n'
import type { State } from '../kinds'
import { toneOf } from '../rules'

export interface EntryProps {
  title: string
  state: State
  /** When, how often, what next. */
  note: string
  /** Why it failed, in words, and below it as the program said it. */
  problem?: string | null | undefined
  detail?: string | null | undefined
  children?: ReactNode
}

/** One piece of background work: what, its state, when, why it failed, and what can be done. */
export function Entry({ title, state, note, problem, detail, children }: EntryProps) {
  const t = useText()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-0">
      <div className="min-w-60 grow basis-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{title}</span>
          <Status tone={toneOf(state)}>{t(`admin.deliveries.${state}`)}</Status>
        </p>
        <p className="text-sm text-muted">{note}</p>
        {problem && <p className="break-words">{problem}</p>}
        {detail && <p className="text-sm break-words text-muted">{detail}</p>}
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </li>
  )
}
