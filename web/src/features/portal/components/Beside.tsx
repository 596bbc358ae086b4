import type { ReactNode } from 'react'

export interface BesideProps {
  children: ReactNode
  /** Sums, answers, facts: what stays in sight on a desk while one reads; below the rest elsewhere. */
  aside: ReactNode
}

/** What one came for and, on a desk, beside it what it is about. On a phone all is one column of the same parts. */
export function Beside({ children, aside }: BesideProps) {
  return (
    <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:items-start lg:gap-6">
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-4">{children}</div>
      <div className="contents lg:sticky lg:top-2 lg:flex lg:min-w-0 lg:flex-col lg:gap-4">{aside}</div>
    </div>
  )
}
