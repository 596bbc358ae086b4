import type { UserError } from '../errors'

/** Opens the form again with what was typed. */
export interface Reopen {
  href: string
  /** Under which the form keeps unsent text, see `Form`. */
  draft: string
  values: unknown
}

/** How a change is put together with what somebody else saved meanwhile, field by field. */
export interface Compare {
  /** Reads the object again: its answer has the object, its version and who changed it last as `lastChange`. */
  query: string
  documentId: string | undefined
  /** The object in the answer. */
  object: string
  /** By field: what it is called, where it stands in the object, and what the form was opened with. */
  fields: Readonly<Record<string, { label: string; path: string; base: string }>>
}

/** A write that has not been confirmed. It survives reloads and sign-outs and is sent once, in order. */
export interface Unsent {
  key: string
  /** Whose it is: on a shared tablet nobody sends another person's work. */
  userId: string
  operation: string
  query: string
  documentId: string | undefined
  /** Carries clientMutationId: the server runs it once however often it arrives. */
  variables: Record<string, unknown>
  /** In the user's words: "Note on Acme". */
  label: string
  /** Writes on the same object wait for each other; id or client reference. */
  subject: string
  /** First parts of the keys of queries to ask again after delivery: operation names. */
  refetch: string[]
  at: number
  /**
   * Dropped: the person does not want it any more, and may change their mind for a moment. Arrived: a file that the server
   * has, kept here until what names it has arrived too.
   */
  state: 'waiting' | 'parked' | 'dropped' | 'arrived'
  /** When it was dropped; when it arrived. */
  dropped?: number
  arrived?: number
  /** The draft that a file belongs to: it is kept until that is sent or given up, however long it lies. */
  draft?: string
  errors?: readonly UserError[]
  /** The reference of the object that it makes, `cus_<key of the change>`: later writes name the object by it. */
  makes?: string
  /** What screens show of that object until it is there. */
  shown?: unknown
  /** The variable, "input.version", that takes the version left by the write before it on the same object. */
  follows?: string
  /** Where what it is about is seen. */
  href?: string
  reopen?: Reopen
  compare?: Compare
  /** The variable that takes another of the `alternatives` when what it names is taken. */
  instead?: string
  /** A file that is sent; its bytes lie beside. */
  file?: { name: string; type: string; size: number }
  /** It has been on its way at least once: the server may have it, so its content is fixed. */
  tried?: boolean
}

/** The operation of a write that carries a file's bytes to POST /files. */
export const FILE = 'File'
