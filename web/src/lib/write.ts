import { useMutation } from '@tanstack/react-query'
import type { Document } from './document'
import { mutate } from './graphql'
import { queryClient } from './query'

/**
 * A write that needs an answer now (money, a line switched off, a form with server errors): useMutation around
 * `mutate`. `refetch` names the operations whose lists it changes.
 */
export function useWrite<TResult, TVariables>(doc: Document<TResult, TVariables>, refetch: string[] = []) {
  return useMutation({
    mutationFn: (variables: TVariables) =>
      mutate(doc, { clientMutationId: crypto.randomUUID(), ...variables }),
    onSuccess: () => Promise.all(refetch.map((name) => queryClient.invalidateQueries({ queryKey: [name] }))),
  })
}
