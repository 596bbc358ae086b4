export interface Progress {
  rows: number
  total: number
  totalAtLeast: boolean
  most: number
}

/** How much is written, 0…1: of a list that is too long to be counted, of all that the right allows. */
export function written({ rows, total, totalAtLeast, most }: Progress): number {
  const all = totalAtLeast ? most : Math.min(total, most)
  return all > 0 ? rows / all : 0
}
