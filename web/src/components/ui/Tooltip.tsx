import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { KeyHint } from './KeyHint'

export { TooltipTrigger }

/** A few words on hover and focus. Never the only place of an information: touch does not hover. */
export function Tooltip({ children, keys }: { children: ReactNode; keys?: string | undefined }) {
  return (
    <AriaTooltip
      offset={6}
      className="appear z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2.5 py-1.5 text-sm text-canvas shadow-high"
    >
      {children}
      {keys && <KeyHint keys={keys} />}
    </AriaTooltip>
  )
}
