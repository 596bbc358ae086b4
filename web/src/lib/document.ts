import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

/** A GraphQL operation as text with the types of its result and variables. */
export interface Document<TResult, TVariables> extends DocumentTypeDecoration<TResult, TVariables> {
  toString(): string
  __meta__?: Record<string, unknown> | undefined
}

/** Made by the build from each document of a screen: its text, or its beginning, and its sha256 in the trusted documents. */
export function document(text: string, meta?: Record<string, unknown>): Document<unknown, unknown> {
  return { toString: () => text, __meta__: meta }
}

export const hashOf = (doc: Document<never, never> | Document<unknown, unknown>): string | undefined =>
  doc.__meta__?.hash as string | undefined

/** The name of the operation: half of its cache key. */
export function nameOf(doc: { toString(): string }): string {
  return /(?:query|mutation|subscription)\s+(\w+)/.exec(doc.toString())?.[1] ?? 'anonymous'
}

/** What the API is asked: a trusted document by its hash, any other by its text. */
export function question<TVariables>(
  doc: Document<unknown, TVariables>,
  variables: TVariables,
): Record<string, unknown> {
  const documentId = doc.__meta__?.hash
  return {
    ...(documentId ? { documentId } : { query: doc.toString() }),
    operationName: nameOf(doc),
    variables,
  }
}
