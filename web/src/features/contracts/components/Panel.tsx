import { type ReactNode, useId } from 'react'

export interface PanelProps {
  title: string
  children: ReactNode
}

/** One group of the card under its heading. */
export function Panel({ title, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card min-w-0">
      <header className="flex min-h-row items-center border-b border-line px-4 py-1">
        <h3 id={id} className="min-w-0 grow font-semibold">
          {title}
        </h3>
      </header>
      {children}
    </section>
  )
}
