import { useEffect, useState } from 'react'
import { type OpenContact, writeContact } from '@/lib/contacting'
import { mutate } from '@/lib/graphql'
import { useOnline } from '@/lib/online'
import { InteractionStart } from './api/interactionStart'
import { InteractionUpdate } from './api/interactionUpdate'
import { startInput, writeInput } from './rules'

/** A mistaken tap leaves nothing behind: the server hears of a contact when something is written, or after this. */
const BEGIN_MS = 10_000
const PAUSE_MS = 2_500

export type Kept = 'here' | 'saving' | 'saved'

/**
 * Keeps the server's half of an open contact: it begins there once it is meant, and what is written is saved half-way,
 * so that a colleague sees it (INT-03). Without a line it stays here; closing sends all of it in any case.
 */
export function useKept(contact: OpenContact): Kept {
  const online = useOnline()
  const [kept, setKept] = useState<Kept>(contact.id ? 'saved' : 'here')
  const { reference, id, note, caller, reasons, startedAt } = contact
  const written = note.trim() !== '' || reasons.length > 0
  const typed = JSON.stringify([note, caller, reasons])

  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, with what is written at that moment
  useEffect(() => {
    if (id || !online) return
    const begin = () =>
      mutate(InteractionStart, {
        input: startInput(contact),
        write: writeInput(contact, Date.now()),
        clientMutationId: crypto.randomUUID(),
      }).then(
        ({ interaction }) => {
          if (!interaction) return
          writeContact(reference, { id: interaction.id, number: interaction.number })
          setKept('saved')
        },
        () => setKept('here'),
      )
    const wait = written ? PAUSE_MS : Math.max(0, startedAt + BEGIN_MS - Date.now())
    const timer = setTimeout(() => void begin(), wait)
    return () => clearTimeout(timer)
  }, [id, online, written])

  // biome-ignore lint/correctness/useExhaustiveDependencies: saved when what was typed rests
  useEffect(() => {
    if (!id || !online || !written) return
    const timer = setTimeout(() => {
      setKept('saving')
      const input = writeInput(contact, Date.now())
      mutate(InteractionUpdate, { id, input, clientMutationId: crypto.randomUUID() }).then(
        () => setKept('saved'),
        () => setKept('here'),
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [id, online, typed])

  return kept
}
