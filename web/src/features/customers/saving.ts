import { useRef, useState } from 'react'
import type { Conflict } from '@/components/ui/ConflictChoice'
import { Refused } from '@/lib/errors'
import { changed, threeWay } from '@/lib/merge'

type Fields = Record<string, unknown>

export interface Saving<T extends Fields> {
  /** What the form was opened with. */
  shown: T
  version: number
  /** Sends only what differs; rejects with Refused. */
  send: (changes: Partial<T>, version: number) => Promise<unknown>
  /** Reads the object again after somebody else has saved it. */
  latest: () => Promise<{ fields: T; version: number } | null>
  /** Label and value of a field in words. */
  words: (name: keyof T & string, value: unknown) => { label: string; text: string }
}

const isStale = (error: unknown) =>
  error instanceof Refused && error.errors.some((one) => one.__typename === 'StaleVersion')

/**
 * Saves a change of an object that others may save at the same time: different fields go together without a
 * question, the same field twice is asked, mine or theirs. `save` resolves to whether it is saved.
 */
export function useSaving<T extends Fields>({ shown, version, send, latest, words }: Saving<T>) {
  const base = useRef({ fields: shown, version })
  const theirs = useRef<T | null>(null)
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({})

  async function attempt(values: T, tries: number): Promise<boolean> {
    const changes = changed(base.current.fields, values)
    if (Object.keys(changes).length === 0) return true
    try {
      await send(changes, base.current.version)
      return true
    } catch (error) {
      if (!isStale(error) || tries === 0) throw error
      const now = await latest()
      if (!now) throw error
      const { merged, conflicts: both } = threeWay(base.current.fields, values, now.fields)
      base.current = now
      if (both.length === 0) return attempt(merged, tries - 1)
      theirs.current = now.fields
      setChoice({})
      setConflicts(
        both.map((field) => {
          const name = String(field)
          const mine = words(name, values[name])
          return { name, label: mine.label, mine: mine.text, theirs: words(name, now.fields[name]).text }
        }),
      )
      return false
    }
  }

  return {
    conflicts,
    choice,
    setChoice,
    save(values: T): Promise<boolean> {
      const other = theirs.current
      if (conflicts.length === 0 || !other) return attempt(values, 3)
      const asked = new Set(conflicts.map(({ name }) => name))
      const own = Object.fromEntries(
        Object.entries(values).filter(([name]) => asked.has(name) && choice[name] !== 'theirs'),
      )
      // Fields that only I changed stay mine; the others are theirs, which is the base by now.
      const untouched = Object.entries(changed(shown, values)).filter(([name]) => !asked.has(name))
      return attempt({ ...other, ...Object.fromEntries(untouched), ...own }, 3)
    },
  }
}
