import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useText } from '@/lib/i18n'
import type { ChartProps } from './Chart'
import { slotAt } from './geometry'

const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** Reading the values of a chart by pointer, finger or arrow keys; the one that is read, and what it says. */
export function useReading({ data, series, show, says }: ChartProps) {
  const t = useText()
  const [at, setAt] = useState<number | null>(null)
  const last = data.length - 1
  const tell = (index: number): string => {
    const row = data[index]
    if (!row) return ''
    const [only] = series.length === 1 ? row.values : []
    if (only !== undefined) return t('ui.chart.value', { name: row.label, value: show(only) })
    const values = series.map(({ label }, part) =>
      t('ui.chart.value', { name: label, value: show(row.values[part] ?? 0) }),
    )
    return `${row.label} · ${values.join(' · ')}`
  }
  const follow = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    setAt(slotAt(event.clientX - box.left, box.width, data.length))
  }
  const shown = Math.min(at ?? last, last)
  return {
    at: at === null ? null : shown,
    text: at === null ? null : tell(shown),
    /** For the element that holds the picture. */
    reader: {
      role: 'slider',
      tabIndex: 0,
      'aria-label': says,
      'aria-valuemin': 0,
      'aria-valuemax': Math.max(0, last),
      'aria-valuenow': Math.max(0, shown),
      'aria-valuetext': tell(shown),
      onPointerDown: follow,
      onPointerMove: follow,
      onPointerLeave: () => setAt(null),
      onBlur: () => setAt(null),
      onKeyDown: (event: KeyboardEvent) => {
        const move = MOVES[event.key]
        if (!move) return
        event.preventDefault()
        setAt(Math.min(last, Math.max(0, move(shown, last))))
      },
    } as const,
  }
}
