import { useRouter } from '@tanstack/react-router'
import { type MouseEvent, type ReactNode, useEffect } from 'react'
import { afterPaint } from '@/lib/idle'
import { cx } from './cx'

export interface DataRowProps {
  /** Of the content, which names the row's link. */
  id: string
  at: number
  /** How many rows the list has; -1 while that is not known. */
  size: number
  href: string
  isSelected: boolean
  /** Called when the row has just come onto the screen. */
  onThere?: (() => void) | undefined
  children: ReactNode
}

/** A row of a DataList. */
export function DataRow({ id, at, size, href, isSelected, onThere, children }: DataRowProps) {
  const router = useRouter()
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once
  useEffect(() => onThere?.(), [])
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    afterPaint(() => router.history.push(href))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataList
    <div
      role="listitem"
      data-index={at}
      aria-setsize={size}
      aria-posinset={at + 1}
      className={cx(
        'relative border-b border-line transition-colors duration-100',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover active:bg-pressed',
      )}
    >
      {isSelected && (
        <span aria-hidden="true" className="drawn absolute inset-y-0 left-0 w-[3px] bg-accent" />
      )}
      {/* The link lies under the content, so that a clock or a button in the row stays a button of its own. */}
      {/* biome-ignore lint/a11y/useAnchorContent: its name is the content beside it */}
      <a
        data-row
        href={href}
        onClick={open}
        aria-current={isSelected || undefined}
        aria-labelledby={id}
        className="absolute inset-0 -outline-offset-2"
      />
      <div
        id={id}
        className="pointer-events-none relative flex min-h-row flex-col justify-center gap-1 px-4 py-2.5 [&_a]:pointer-events-auto [&_button]:pointer-events-auto"
      >
        {children}
      </div>
    </div>
  )
}
