import { type ReactNode, use } from 'react'
import { cx } from './cx'
import { PageHead, PageTitle } from './Page'

export interface SplitViewProps {
  list: ReactNode
  /** The open card; null shows `placeholder` beside the list, and the list alone on a phone. */
  card: ReactNode | null
  placeholder?: ReactNode
}

/**
 * List and card side by side from 768 px, one after the other on a phone. There the list stays in place behind the
 * card, so it has kept its scroll when the user comes back. The heading of the screen stands over the list.
 */
export function SplitView({ list, card, placeholder }: SplitViewProps) {
  const head = use(PageHead)
  const title = use(PageTitle)
  return (
    <div className="relative flex min-h-0 grow">
      <div
        data-print={card ? 'none' : undefined}
        className={cx(
          'flex min-h-0 w-full flex-col bg-surface md:w-80 md:shrink-0 md:border-r md:border-line lg:w-88 2xl:w-100',
          card && 'max-md:invisible max-md:absolute max-md:inset-0',
        )}
      >
        {head}
        {list}
      </div>
      {/* Positioned, so that what only a reader hears scrolls with it and never makes the page itself longer. */}
      <div className={cx('relative min-h-0 min-w-0 grow overflow-y-auto', !card && 'max-md:hidden')}>
        {card && <h1 className="sr-only md:hidden">{title}</h1>}
        {card ?? <div className="flex min-h-full flex-col justify-center pb-[10%]">{placeholder}</div>}
      </div>
    </div>
  )
}
