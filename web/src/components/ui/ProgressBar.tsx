import { useFormat } from '@/lib/format'

export interface ProgressBarProps {
  label: string
  /** 0…1 */
  value: number
  /** Instead of the percentage: "12 of 40 rows". */
  detail?: string
}

export function ProgressBar({ label, value, detail }: ProgressBarProps) {
  const format = useFormat()
  const text = detail ?? format.percent(value)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
      aria-valuetext={text}
      className="flex flex-col gap-1"
    >
      <span className="flex justify-between gap-3 text-sm">
        <span className="min-w-0 truncate">{label}</span>
        <span className="num text-muted">{text}</span>
      </span>
      <span className="drawn h-1.5 overflow-hidden rounded-full bg-pressed">
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-150"
          style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
        />
      </span>
    </div>
  )
}
