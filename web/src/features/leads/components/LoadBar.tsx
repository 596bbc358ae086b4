import type { Load } from '../rules'

/** How much somebody has in hand beside the others; what is late of it stands out. The figures are beside it. */
export function LoadBar({ load, most }: { load: Load; most: number }) {
  const share = (count: number) => `${Math.min(100, (count / most) * 100)}%`
  return (
    <span
      aria-hidden="true"
      className="drawn relative block h-1 w-full overflow-hidden rounded-full bg-pressed"
    >
      <span
        className="absolute inset-y-0 left-0 rounded-full bg-accent"
        style={{ width: share(load.open) }}
      />
      <span
        className="absolute inset-y-0 left-0 rounded-full bg-late"
        style={{ width: share(Math.min(load.late, load.open)) }}
      />
    </span>
  )
}
