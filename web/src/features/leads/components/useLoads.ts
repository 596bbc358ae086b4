import { useQueries, useQuery } from '@tanstack/react-query'
import { read } from '@/lib/read'
import { LeadLoad } from '../api/leadLoad'
import { LeadTeam } from '../api/leadTeam'
import { byLoad, type Load } from '../rules'

export interface Loaded {
  id: string
  name: string
  load: Load
}

/** The people of a team with what they have in hand, the least loaded first; null while it is not known of all. */
export function useLoads(teamId: string | undefined) {
  const team = useQuery({
    ...read(LeadTeam, { id: teamId ?? '' }),
    enabled: Boolean(teamId),
    staleTime: 300_000,
  })
  const members = team.data?.team?.members.filter(({ active }) => active) ?? []
  const loads = useQueries({
    queries: members.map(({ id }) => ({ ...read(LeadLoad, { owner: id }), staleTime: 15_000 })),
  })
  const error = team.error ?? loads.find((one) => one.error && !one.data)?.error ?? null
  const known = team.data !== undefined && loads.every(({ data }) => data)
  const people: Loaded[] | null = known
    ? byLoad(
        members.map(({ id, name }, at) => ({
          id,
          name,
          load: {
            open: loads[at]?.data?.open.totalCount ?? 0,
            late: loads[at]?.data?.late.totalCount ?? 0,
          },
        })),
      )
    : null
  return {
    people,
    error,
    retry: () => {
      void team.refetch()
      for (const one of loads) if (one.isError) void one.refetch()
    },
  }
}
