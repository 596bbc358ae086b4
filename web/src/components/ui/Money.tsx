import { type Amount, useFormat } from '@/lib/format'

export interface MoneyProps {
  value: Amount | null | undefined
  /** Without the minor unit, where a figure is read at a glance. */
  whole?: boolean
  /** "per month" and the like, after the sum. */
  per?: string
}

/** A sum with its currency; to the last digit in figures of one width, which stand under each other. */
export function Money({ value, whole = false, per }: MoneyProps) {
  const format = useFormat()
  if (!value) return <span className="text-muted">–</span>
  return (
    <span className={whole ? 'whitespace-nowrap' : 'num whitespace-nowrap'}>
      {format.money(value, whole)}
      {per && <span className="text-sm font-normal text-muted"> {per}</span>}
    </span>
  )
}
