import { type ComponentType, lazy } from 'react'
import { withTexts } from './i18n'
import { idle } from './idle'

type Load = () => Promise<unknown>

const AFTER_MS = 3000
const waiting: Load[] = []

/** One after the other when nothing else is to do; what cannot be fetched now is fetched at its first use. */
async function fetchAll(): Promise<void> {
  for (let load = waiting.shift(); load; load = waiting.shift()) {
    await idle()
    await load().catch(() => undefined)
  }
}

/** Code that the first picture of a screen does without; it is there before somebody asks for it. */
export function later(load: Load): void {
  if (waiting.push(load) === 1) setTimeout(() => void fetchAll(), AFTER_MS)
}

/** A component of such code, with its texts. It stands below a Suspense that holds its place. */
export function lateComponent<TProps>(load: () => Promise<{ default: ComponentType<TProps> }>) {
  const loadAll = withTexts(load)
  later(loadAll)
  return lazy(loadAll)
}
