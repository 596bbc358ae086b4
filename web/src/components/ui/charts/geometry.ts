import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'

/** The arithmetic of charts: numbers in, percentages and paths out. Nothing here knows the page. */

/** A part of a bar or a column, in percent of the room. */
export interface Piece {
  from: number
  size: number
}

/** The round number at which an axis ends; 1 when everything is nothing. */
export function top(values: readonly number[]): number {
  const most = Math.max(0, ...values)
  if (most === 0) return 1
  return scaleLinear().domain([0, most]).nice(4).domain()[1] ?? most
}

/** Values one after the other on an axis from 0 to `most`; what is negative takes no room. */
export function stacked(values: readonly number[], most: number): Piece[] {
  const place = scaleLinear().domain([0, most]).range([0, 100]).clamp(true)
  let sum = 0
  return values.map((value) => {
    const from = place(sum)
    sum += Math.max(0, value)
    return { from, size: place(sum) - from }
  })
}

export const total = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.max(0, value), 0)

/** The middle of each of `count` slots, in percent. */
export const middles = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => ((at + 0.5) / count) * 100)

/** Line and area through the values, in a room of 100 × 100 whose origin is above. */
export function curve(values: readonly number[], most: number): { line: string; area: string } {
  const points = middles(values.length).map((x, at): [number, number] => [
    x,
    100 - ((values[at] ?? 0) / most) * 100,
  ])
  return {
    line: line().curve(curveMonotoneX)(points) ?? '',
    area: area().curve(curveMonotoneX).y0(100)(points) ?? '',
  }
}

/** The slot under a pointer. */
export function slotAt(x: number, width: number, count: number): number {
  if (width <= 0 || count === 0) return 0
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)))
}

/** Which slots get a label below when there is room for `room` of them: evenly apart, the last one always. */
export function labelled(count: number, room: number): Set<number> {
  const step = Math.max(1, Math.ceil(count / Math.max(1, room)))
  const shown = new Set<number>()
  for (let at = count - 1; at >= 0; at -= step) shown.add(at)
  return shown
}

/** A share, 0…1; null when there is nothing to share. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
