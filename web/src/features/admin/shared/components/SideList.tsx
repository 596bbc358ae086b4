import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'

export interface SideListProps<T> {
  label: string
  rows: readonly T[]
  rowKey: (row: T) => string
  href: (row: T) => string
  selected: string | undefined
  children: (row: T) => ReactNode
}

/** A short list beside its card: everything is there at once. */
export function SideList<T>({ label, rows, rowKey, href, selected, children }: SideListProps<T>) {
  return (
    <ul aria-label={label} className="min-h-0 grow overflow-y-auto">
      {rows.map((row) => {
        const isSelected = rowKey(row) === selected
        return (
          <li key={rowKey(row)} className="border-b border-line">
            <AppLink
              href={href(row)}
              aria-current={isSelected || undefined}
              className={`flex min-h-row flex-col justify-center gap-0.5 border-l-[3px] py-2.5 pr-4 pl-[13px] -outline-offset-2 ${isSelected ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover'}`}
            >
              {children(row)}
            </AppLink>
          </li>
        )
      })}
    </ul>
  )
}
