/** Which branch is administered: rules are a branch's own, so one is chosen and stays chosen in this browser. */
import { useQuery } from '@tanstack/react-query'
import { read } from '@/lib/read'
import { createStore, useStore } from '@/lib/store'
import { AdminBranches } from './api/branches'

const KEY = 'trunkline-admin-branch'
const chosen = createStore<string>(localStorage.getItem(KEY) ?? '')

export function chooseBranch(id: string): void {
  localStorage.setItem(KEY, id)
  chosen.set(id)
}

export function useBranch() {
  const wanted = useStore(chosen)
  const query = useQuery(read(AdminBranches, {}))
  const branches = query.data?.branches ?? []
  const branch =
    branches.find((one) => one.id === wanted) ??
    branches.find((one) => one.id === query.data?.me?.branch?.id) ??
    branches[0]
  return {
    branch,
    branches,
    segments: query.data?.segments ?? [],
    error: query.error,
    loading: query.isPending,
  }
}

/** Only what belongs to the branch that is administered. */
export const ofBranch = <T extends { branch?: { id: string } | null }>(
  rows: readonly T[],
  branch: { id: string } | undefined,
): T[] => rows.filter((row) => !branch || row.branch?.id === branch.id)
