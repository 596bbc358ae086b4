import { type ReactNode, useId } from 'react'

export interface PanelProps {
  title: string
  /** Beside the heading: a clock or one quiet action. */
  action?: ReactNode
  children: ReactNode
}

/** One group of the card under its heading. */
export function Panel({ title, action, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card min-w-0">
      <header className="flex min-h-11 flex-wrap items-center gap-x-2 pt-1.5 pr-2 pl-4">
        <h3 id={id} className="min-w-0 grow text-base font-semibold">
          {title}
        </h3>
        {action}
      </header>
      {children}
    </section>
  )
}
