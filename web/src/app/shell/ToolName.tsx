import type { ReactNode } from 'react'

/** What a tool of the rail is set to, under its sign; its accessible name says more. */
export function ToolName({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden="true" className="max-w-full truncate text-[0.6875rem] leading-tight font-medium">
      {children}
    </span>
  )
}
