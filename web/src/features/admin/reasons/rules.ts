/** PURE: the tree of reasons in the order in which it is read. */
import type { AdminReasonsQuery, InteractionReasonInput } from '@/gql/graphql'

export type AdminReason = AdminReasonsQuery['interactionReasons'][number]
export type AdminMacro = AdminReasonsQuery['interactionMacros'][number]
export type Texts = Record<string, string>

/** Every reason below its wider one, with how deep it stands. */
export function tree(
  reasons: readonly AdminReason[],
  parent?: string,
  depth = 0,
): { reason: AdminReason; depth: number }[] {
  return reasons
    .filter((reason) => reason.parent?.id === parent)
    .sort((a, b) => a.place - b.place)
    .flatMap((reason) => [{ reason, depth }, ...tree(reasons, reason.id, depth + 1)])
}

export const reasonInput = (reason: AdminReason): InteractionReasonInput => ({
  names: reason.names,
  scripts: reason.scripts,
  knowledgeUrl: reason.knowledgeUrl ?? null,
  defaultFor: reason.defaultFor ?? null,
  active: reason.active,
})

export const macroInput = (macro: AdminMacro) => ({
  names: macro.names,
  texts: macro.texts,
  reasonId: macro.reason?.id ?? null,
  active: macro.active,
})
