/** With which all drafts of `drafts.ts` begin. */
const PREFIX = 'trunkline-draft-'

/** A draft is kept until it is sent or discarded, but no longer than this after its person last wrote to it: `sync.device.drafts`. */
export const DRAFT_DAYS = 90

/** By draft the day, counted since 1970, on which it was found with another text, and the mark of that text. */
type Ages = Record<string, [day: number, mark: number]>
const KEY = 'trunkline-ages-of-drafts'

/** Tells two texts of one draft apart. */
function markOf(text: string): number {
  let mark = text.length
  for (let at = 0; at < text.length; at += 1) mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0
  return mark
}

/**
 * At each start: lets go of what nobody has written to for `DRAFT_DAYS`, whoever it was; one that is new here begins to age.
 * Nobody was here for as long, or the clock is wrong: then nothing goes before the app is opened on another day.
 */
export function forgetOld(): void {
  const today = Math.floor(Date.now() / 86_400_000)
  const ages = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Ages
  const opened = ages['']?.[0] ?? today
  const waits = today === opened || today - opened > DRAFT_DAYS
  const kept: Ages = { '': [today, 0] }
  for (const name of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
    const mark = markOf(localStorage.getItem(name) ?? '')
    const [day, before] = ages[name] ?? [today, mark]
    const since = mark === before ? Math.min(day, today) : today
    if (waits || today - since <= DRAFT_DAYS) kept[name] = [since, mark]
    else localStorage.removeItem(name)
  }
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // No room: what lies here is as young as when it fits again.
  }
}
