/** What a refused write says to a screen that has no form fields to show it at. */
import { Refused } from '@/lib/errors'
import type { Translate } from '@/lib/i18n'
import { helpFor } from '@/lib/i18n'

export function refusalText(error: unknown, t: Translate): string {
  if (error instanceof Refused) return error.message
  return t(helpFor(error))
}

/** The place in a list that a refusal points to: "2" of ["input", "levels", "2", "role"]; null when it points to none. */
export function placeOf(error: unknown, list: string): string | null {
  if (!(error instanceof Refused)) return null
  for (const { path } of error.errors) {
    const at = path?.indexOf(list) ?? -1
    if (path && at >= 0 && path[at + 1] !== undefined) return String(path[at + 1])
  }
  return null
}
