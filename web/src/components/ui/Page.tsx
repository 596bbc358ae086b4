import { type ReactNode, useEffect } from 'react'

export interface PageProps {
  title: string
  /** Beside the title; the main action last. */
  actions?: ReactNode
  /** Under the title: search, filters. */
  tools?: ReactNode
  children: ReactNode
  /** "flow": text and cards in a column that scrolls. "fill": the content scrolls by itself (DataList, SplitView). */
  layout?: 'flow' | 'fill'
  /** A card is open beside the list: on a phone, where it takes the screen, the list's header makes room. */
  cardOpen?: boolean
}

/** The frame of a screen: its heading, the title of the browser's tab, its main action. */
export function Page({ title, actions, tools, children, layout = 'flow', cardOpen }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Trunkline`
  }, [title])
  return (
    <div className={`flex min-h-0 grow flex-col ${layout === 'flow' ? 'overflow-y-auto' : ''}`}>
      <header
        className={`flex shrink-0 flex-col gap-2 px-4 pt-4 pb-3 sm:px-6 ${cardOpen ? 'max-md:hidden' : ''}`}
      >
        <div className="flex min-h-control flex-wrap items-center gap-gap">
          <h1 className="min-w-0 grow text-2xl">{title}</h1>
          {actions}
        </div>
        {tools}
      </header>
      {layout === 'flow' ? <div className="px-4 pb-8 sm:px-6">{children}</div> : children}
    </div>
  )
}
