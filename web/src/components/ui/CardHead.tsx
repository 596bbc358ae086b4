import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'

export interface CardHeadProps {
  /** The way back to the list, where the card has the screen for itself. */
  back: { href: string; label: string }
  title: ReactNode
  /** State first, then what else tells it from others. */
  facts: ReactNode
  /** A clock or sums, beside the title where there is room. */
  figures?: ReactNode
  /** One main step at most, then the menu. */
  actions: ReactNode
  /** What the actions open. */
  children?: ReactNode
}

/** The head of a card: what one has before oneself, how it stands, what may be done. It stays while the card scrolls. */
export function CardHead({ back, title, facts, figures, actions, children }: CardHeadProps) {
  const router = useRouter()
  return (
    <header className="top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface py-2 pr-2 pl-4 max-md:gap-y-2 max-md:pr-4 md:sticky">
      <div className="flex min-w-0 grow basis-52 items-center gap-2">
        <span className="-ml-2 md:hidden" data-print="none">
          <IconButton icon="back" label={back.label} onPress={() => router.history.push(back.href)} />
        </span>
        <div className="min-w-0 grow">
          <h2 className="text-xl leading-snug break-words">{title}</h2>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-muted">{facts}</p>
        </div>
      </div>
      {figures && (
        <div className="contents max-xl:order-1 max-xl:flex max-xl:flex-wrap max-xl:items-center max-xl:gap-x-4 md:max-xl:basis-full">
          {figures}
        </div>
      )}
      {/* On a phone the menu stands beside the title, and the main step takes the width below, where the thumb is. */}
      <div
        className="ml-auto flex flex-wrap items-center justify-end gap-1 max-md:contents max-md:*:last:-mr-2 max-md:*:not-last:order-2 max-md:*:not-last:grow"
        data-print="none"
      >
        {actions}
      </div>
      {children}
    </header>
  )
}
