/** Which groups of texts the loaded modules name. A leaf on purpose: it runs before whatever calls it. */
export const needed = new Set(['core'])

let onNeed: ((group: string) => void) | undefined

/** Said by every module that names texts (`texts:leads`); a build step writes the call. */
export function needTexts(...names: string[]): void {
  for (const name of names) {
    const group = name.slice('texts:'.length)
    if (needed.has(group)) continue
    needed.add(group)
    onNeed?.(group)
  }
}

export function whenNeeded(listener: (group: string) => void): void {
  onNeed = listener
}
