import { useEffect, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from './drafts'
import { followDraft } from './followDraft'
import { packed, unpacked } from './typed'

export interface Draft {
  /** Whether this was typed earlier and not sent. */
  found: boolean
  /** Once it is sent: it is not needed any more. */
  forget: () => void
  /** Back to what stands there. */
  restart: () => void
}

/**
 * Like useState, for what a person types outside of a `Form`: it outlives a reload, a closed dialog, the end of a session and
 * a new version of the app, until it is sent. `name` says of what it is, with the object's identifier.
 */
export function useDraft<T>(name: string, initial: T): [T, (next: T) => void, Draft] {
  const [base] = useState(initial)
  const [earlier] = useState(() => unpacked(readDraft(name), base))
  const [value, setValue] = useState(earlier ?? base)
  const [found, setFound] = useState(earlier !== null)
  useEffect(() => followDraft(name, (text) => setValue(unpacked(text, base) ?? base)), [name, base])
  const change = (next: T) => {
    setValue(next)
    const text = packed(base, next)
    if (text === null) dropDraft(name)
    else keepDraft(name, text)
  }
  return [
    value,
    change,
    {
      found,
      forget: () => dropDraft(name),
      restart: () => {
        setFound(false)
        setValue(base)
        dropDraft(name)
      },
    },
  ]
}

/** What is typed and what is chosen beside it, each a draft of its own, to a person are one. */
export const bothDrafts = (one: Draft, other: Draft): Pick<Draft, 'found' | 'restart'> => ({
  found: one.found || other.found,
  restart: () => {
    one.restart()
    other.restart()
  },
})
