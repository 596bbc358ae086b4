import type { IconName } from '@/components/ui/Icon'

export interface PaletteItem {
  id: string
  label: string
  hint?: string
  icon: IconName
  /** Opens a screen… */
  href?: string
  /** …or does something. */
  run?: () => void
  /** Whom one can call, where this is a customer. */
  customerId?: string
  /** Known from this device only: there was no line. */
  stored?: boolean
}

export interface Found {
  items: PaletteItem[]
  /** Something could not be asked. */
  failed: boolean
}

/** Finds things for Ctrl/⌘-K: the text may be empty (what was used last). */
export type PaletteProvider = (text: string, signal: AbortSignal) => Promise<PaletteItem[]>

const providers = new Map<string, PaletteProvider>()

/** A feature adds what it can find: addToPalette('customers', search). Registering again replaces. */
export function addToPalette(name: string, provider: PaletteProvider): void {
  providers.set(name, provider)
}

/** One provider that fails or has no line does not hide what the others found; each gives its best first. */
export async function searchPalette(text: string, signal: AbortSignal): Promise<Found> {
  const answers = await Promise.allSettled([...providers.values()].map((provider) => provider(text, signal)))
  return {
    items: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
    failed: answers.some(({ status }) => status === 'rejected'),
  }
}
