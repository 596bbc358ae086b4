/** Which parts' texts the loaded modules name. A leaf on purpose: it runs before whatever calls it. */
export const needed = new Set(['core'])

let onNeed: ((part: string) => void) | undefined

/** Said by every module that names texts of a feature (`texts:leads`); a build step writes the call. */
export function needTexts(...names: string[]): void {
  for (const name of names) {
    const part = name.slice('texts:'.length)
    if (needed.has(part)) continue
    needed.add(part)
    onNeed?.(part)
  }
}

export function whenNeeded(listener: (part: string) => void): void {
  onNeed = listener
}
