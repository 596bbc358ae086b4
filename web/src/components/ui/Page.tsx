import { createContext, type ReactNode, useEffect } from 'react'

export interface PageProps {
  title: string
  /** The way up (BackLink), above the title. */
  back?: ReactNode
  /** Beside the title; the main action last. */
  actions?: ReactNode
  /** Under the title: search, filters. */
  tools?: ReactNode
  /** Kept views of the list: chips that stand first in its FilterBar. */
  views?: ReactNode
  children: ReactNode
  /**
   * "flow": text and cards in a column that scrolls. "fill": the content scrolls by itself (DataList). "split": the
   * heading belongs to the list pane of the SplitView inside, so that an open card has the whole height beside it.
   */
  layout?: 'flow' | 'fill' | 'split'
}

/** The heading of the screen, for the pane that carries it. */
export const PageHead = createContext<ReactNode>(null)

/** Its words alone: where a card has the whole screen of a phone, a screen reader still learns where it is. */
export const PageTitle = createContext('')

/** Kept views of the list, for the bar of filters that carries them. */
export const PageViews = createContext<ReactNode>(null)

const NUMBER = /(\p{Lu}+(?:-\d+)+)/u

/** A number is never cut in half at the end of a line. */
export const unbroken = (title: string) =>
  title.split(NUMBER).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whitespace-nowrap">
        {part}
      </span>
    ),
  )

/** The frame of a screen: its heading, the title of the browser's tab, its main action. */
export function Page({ title, back, actions, tools, views, children, layout = 'flow' }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Trunkline`
  }, [title])
  const split = layout === 'split'
  const head = (
    <header
      data-compact={split || undefined}
      className={`flex shrink-0 flex-col gap-2 ${split ? 'border-b border-line px-4 pt-3 pb-2' : 'px-4 pt-4 pb-3 sm:px-6'}`}
    >
      {/* It is a line of its own only where it is shown. */}
      {back && <div className="contents *:-mt-2 *:-mb-3">{back}</div>}
      <div className="flex min-h-control flex-wrap items-center gap-x-gap gap-y-2">
        <h1 className={`min-w-0 grow ${split ? 'text-xl' : 'text-xl sm:text-2xl'}`}>{unbroken(title)}</h1>
        <div className="contents" data-print="none">
          {actions}
        </div>
      </div>
      <div className="contents" data-print="none">
        <PageViews value={views}>{tools}</PageViews>
      </div>
    </header>
  )
  if (split)
    return (
      <PageTitle value={title}>
        <PageHead value={head}>
          <div className="flex min-h-0 min-w-0 grow flex-col">{children}</div>
        </PageHead>
      </PageTitle>
    )
  return (
    <PageTitle value={title}>
      <div
        className={`flex min-h-0 min-w-0 grow flex-col ${layout === 'flow' ? 'relative overflow-y-auto' : ''}`}
      >
        {head}
        {layout === 'flow' ? <div className="px-4 pb-8 sm:px-6">{children}</div> : children}
      </div>
    </PageTitle>
  )
}
