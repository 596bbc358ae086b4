import type { ReactNode } from 'react'

/** A count or a short word beside a name; not a state (Status). */
export function Badge({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  return (
    <span
      className={`inline-flex min-w-5 items-center justify-center rounded-mark px-1.5 py-0.5 text-xs font-medium ${strong ? 'bg-warn-soft text-warn' : 'bg-idle-soft text-idle'}`}
    >
      {children}
    </span>
  )
}
